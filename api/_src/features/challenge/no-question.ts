import type { Question, QuestionReading } from './question.ts'

/** Why a press on the page could not even reach its question. `over`: nothing is left to answer. */
export type NoQuestion = { outcome: 'nothing' | 'expired' | 'over' }

/** The question behind a working link, or why there is none to act on. */
export function openedQuestion(reading: QuestionReading): Question | NoQuestion {
  if (reading.found !== 'works') return { outcome: reading.found }
  return reading.question.over ? { outcome: 'over' } : reading.question
}

export function isNoQuestion(opened: Question | NoQuestion): opened is NoQuestion {
  return 'outcome' in opened
}
