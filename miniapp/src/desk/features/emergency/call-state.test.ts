import { expect, test } from 'vitest'
import type { Emergency, EmergencyContact } from '../../../../../shared/emergency.ts'
import { calledOf, isCalling, isPast, isReached } from './call-state.ts'

const at = (minute: number) => `2026-11-23T03:${String(minute).padStart(2, '0')}:00Z`
const contact = (id: string, outcomes: EmergencyContact['outcomes'] = []): EmergencyContact => ({
  id,
  name: '王桂芬',
  relation: '母亲',
  phone: '13700009012',
  state: 'valid',
  standing: 'confirmed',
  outcomes,
})
const card = (...contacts: EmergencyContact[]) => ({ contacts }) as Emergency
const press = (id: string, outcome: 'dialled' | 'no_answer' | 'reached', minute: number) => ({
  id,
  outcome,
  by: '林晓',
  at: at(minute),
})

test('what was dialled waits for its result; a result is past', () => {
  const [calling, past, next] = calledOf(
    card(
      contact('a', [press('1', 'dialled', 1)]),
      contact('b', [press('3', 'no_answer', 3), press('2', 'dialled', 2)]),
      contact('c'),
    ),
    [],
  )
  expect([calling, past, next].map((one) => one && [isCalling(one), isPast(one)])).toEqual([
    [true, false],
    [false, true],
    [false, false],
  ])
})

test('a press that is not on the server yet counts at once', () => {
  const [only] = calledOf(card(contact('a', [press('1', 'dialled', 1)])), [
    { key: 'k', contactId: 'a', outcome: 'reached', at: at(2) },
  ])
  expect(only && isReached(only)).toBe(true)
})

test('a corrected press is gone, and the new one stands', () => {
  const [only] = calledOf(card(contact('a', [press('1', 'no_answer', 1)])), [
    { key: 'k', contactId: 'a', outcome: 'reached', corrects: '1', at: at(2) },
  ])
  expect(only?.last).toMatchObject({ outcome: 'reached' })
})
