import { expect, test } from 'vitest'
import { type Contact, contactStates } from './contact.ts'
import { offersScreenCode } from './screen-code.ts'

const contact = (part: Partial<Contact>): Contact => ({
  id: 'con_1',
  name: '陈浩',
  relation: '配偶',
  phone: '18600007340',
  order: 1,
  state: 'pending',
  counts: false,
  steps: [{ name: 'checked', state: 'done' }],
  ...part,
})

test('a code is offered once the number was checked, and not a second time', () => {
  expect(offersScreenCode(contact({}))).toBe(true)
  expect(offersScreenCode(contact({ screenProofAt: '2026-11-23T02:00:00Z' }))).toBe(false)
  expect(offersScreenCode(contact({ steps: [{ name: 'checked', state: 'waiting' }] }))).toBe(false)
})
test('a code is offered to nobody who is proven or out, or whom no SMS may ask', () => {
  const offered = contactStates.filter((state) => offersScreenCode(contact({ state })))
  expect(offered).toEqual(['pending', 'unanswered'])
  for (const noSms of ['called', 'stopped'] as const)
    expect(offersScreenCode(contact({ noSms }))).toBe(false)
})
