import { expect, test } from 'vitest'
import type { HistoryEvent } from '../api/_src/features/contact/history-sentences.ts'
import { historyWords } from '../api/_src/features/record/history-words.ts'

// what the carrier answered has a line of its own on the record; the types keep this list whole
const events: Record<Exclude<HistoryEvent, 'checked'>, true> = {
  submitted: true,
  imported: true,
  earlier: true,
  suspended: true,
  dead: true,
  reassigned: true,
  confirmed: true,
  renewed: true,
  screen_confirmed: true,
  declined: true,
  undone: true,
  withdrew: true,
  found_wrong: true,
  found_dead: true,
  found_shared: true,
  taken_back: true,
  unanswered: true,
  due: true,
  resent: true,
  reaffirmed: true,
  corrected: true,
  suggested: true,
  moved: true,
  replaced: true,
  replacement_approved: true,
  replacement_refused: true,
  removed: true,
  left: true,
  purged: true,
}

test.each(Object.keys(events))('HR reads in words of its own that a contact was %s', (event) => {
  const row = { event, actor: 'system', why: null, before: null, after: null, name: null } as const
  expect(historyWords({ ...row, names: null }).text).not.toBe('有一次变更')
})
