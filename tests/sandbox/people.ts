import { reachedHandset, type SmsRecord } from './aliyun/sms-log.ts'
import { pause } from './core/fault-effects.ts'
import { answerQuestion, type Outcome } from './people/answer-question.ts'
import { intentOf, type PeopleRates, usualRates } from './people/intents.ts'
import type { Sandbox } from './world.ts'

const usualPatienceMs = 15_000
const pollMs = 25
const nextTryMs = 61_000
const mostTries = 4

export type PeopleOptions = {
  sandbox: Pick<Sandbox, 'sms' | 'truth' | 'clock'>
  /** The server under test; the host in a message's link is replaced by it. */
  baseUrl: string
  seed: number
  rates?: Partial<PeopleRates>
  fetch?: typeof fetch
  /** How many people act at once; 20 unless told. */
  concurrency?: number
  /** How long anybody waits for a code before trying again later, in real time; 15 s unless told. */
  codeWithinMs?: number
  /** Lets background work happen while somebody waits for a code; real time unless told. */
  settle?: () => Promise<void>
}

export type ScriptedPeople = {
  /** Everybody whose time has come answers; tells what came of it this time. */
  answerMessages(): Promise<Partial<Record<Outcome, number>>>
  /** When the next person wants to answer, in sandbox time; null when nobody does. */
  nextAt(): number | null
  /** What became of all questions so far. */
  outcomes(): Partial<Record<Outcome, number>>
}

type Question = { record: SmsRecord; nth: number; dueAt: number; tries: number }

/** The families of an invented company: they agree, ignore, refuse and mistype by seed. */
export function scriptedPeople(options: PeopleOptions): ScriptedPeople {
  const { sandbox, seed, codeWithinMs = usualPatienceMs } = options
  const rates = { ...usualRates, ...options.rates }
  const total: Partial<Record<Outcome, number>> = {}
  const asked = new Map<string, number>()
  let waiting: Question[] = []
  let cursor = 0

  function takeNewQuestions(): void {
    const fresh = sandbox.sms.log.since(cursor)
    cursor += fresh.length
    for (const record of fresh) {
      if (record.type === 'code' || !reachedHandset(record)) continue
      const nth = (asked.get(record.phone) ?? 0) + 1
      asked.set(record.phone, nth)
      const { delayMs } = intentOf(seed, sandbox.truth.find(record.phone), nth, rates)
      waiting.push({ record, nth, dueAt: record.sentAt + delayMs, tries: 0 })
    }
  }

  async function answerMessages(): Promise<Partial<Record<Outcome, number>>> {
    takeNewQuestions()
    const now = sandbox.clock.now()
    const due = waiting.filter((question) => question.dueAt <= now)
    waiting = waiting.filter((question) => question.dueAt > now)
    const counts: Partial<Record<Outcome, number>> = {}
    // One person at a time per handset: its codes would be mixed up otherwise.
    const handsets = groupByPhone(due)
    async function work(): Promise<void> {
      for (let questions = handsets.pop(); questions; questions = handsets.pop()) {
        for (const question of questions) count(counts, await answer(question))
      }
    }
    await Promise.all(Array.from({ length: options.concurrency ?? 20 }, work))
    return counts
  }

  async function answer(question: Question): Promise<Outcome> {
    const { record } = question
    const { intent } = intentOf(seed, sandbox.truth.find(record.phone), question.nth, rates)
    const outcome = await answerQuestion({
      question: record,
      url: record.link === null ? null : onBase(record.link, options.baseUrl),
      intent,
      fetch: options.fetch ?? fetch,
      reply: (content) => sandbox.sms.reply(record.phone, content),
      awaitCode: () => awaitCode(record.phone),
    })
    if (outcome !== 'no_code' || question.tries + 1 >= mostTries) {
      count(total, outcome)
      return outcome
    }
    waiting.push({ ...question, tries: question.tries + 1, dueAt: sandbox.clock.now() + nextTryMs })
    return outcome
  }

  async function awaitCode(phone: string): Promise<string | null> {
    const before = sandbox.sms.log.size
    for (let waited = 0; waited < codeWithinMs; waited += pollMs) {
      await (options.settle?.() ?? pause(pollMs))
      const latest = sandbox.sms.log.sentTo(phone).at(-1)
      if (latest && latest.id >= before && latest.verificationCode) return latest.verificationCode
    }
    return null
  }

  return {
    answerMessages,
    nextAt() {
      takeNewQuestions()
      const first = waiting.reduce((least, { dueAt }) => Math.min(least, dueAt), Infinity)
      return waiting.length === 0 ? null : first
    },
    outcomes: () => ({ ...total }),
  }
}

function onBase(link: string, baseUrl: string): string {
  const { pathname, search } = new URL(link)
  return new URL(pathname + search, baseUrl).href
}

function count(counts: Partial<Record<Outcome, number>>, outcome: Outcome): void {
  counts[outcome] = (counts[outcome] ?? 0) + 1
}

function groupByPhone(questions: readonly Question[]): Question[][] {
  const groups = new Map<string, Question[]>()
  for (const question of questions) {
    const group = groups.get(question.record.phone) ?? []
    group.push(question)
    groups.set(question.record.phone, group)
  }
  return [...groups.values()]
}
