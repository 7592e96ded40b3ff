import { expect, test } from 'vitest'
import { mayBeWrittenTo } from './list-first-contacts.ts'

const contact = {
  state: 'valid',
  channel: 'mobile',
  numberStatus: 'normal',
  stopped: false,
  shared: false,
  sharedConfirmed: false,
} as const

test('an SMS that nobody asked for goes to who agreed, on a mobile of their own that takes SMS', () => {
  expect(mayBeWrittenTo(contact)).toBe(true)
  expect(mayBeWrittenTo({ ...contact, state: 'due' })).toBe(true)
  expect(mayBeWrittenTo({ ...contact, shared: true, sharedConfirmed: true })).toBe(true)
  for (const state of ['draft', 'pending', 'unanswered', 'invalid', 'retired'] as const)
    expect(mayBeWrittenTo({ ...contact, state })).toBe(false)
  expect(mayBeWrittenTo({ ...contact, channel: 'other' })).toBe(false)
  expect(mayBeWrittenTo({ ...contact, numberStatus: 'vacant' })).toBe(false)
  expect(mayBeWrittenTo({ ...contact, stopped: true })).toBe(false)
  expect(mayBeWrittenTo({ ...contact, shared: true })).toBe(false)
})
