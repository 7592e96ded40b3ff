import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contactStates } from '../../../../shared/contact.ts'
import { nextState, type Transition, transitions } from './contact.ts'

const names = Object.keys(transitions) as Transition[]

const table: Record<Transition, Record<(typeof contactStates)[number], string | null>> = {
  check_normal: row({ draft: 'pending', pending: 'pending' }),
  check_suspended: row({ draft: 'draft', pending: 'draft' }),
  check_vacant: row({
    draft: 'invalid',
    pending: 'invalid',
    valid: 'invalid',
    due: 'invalid',
    unanswered: 'invalid',
  }),
  confirm: row({
    draft: 'valid',
    pending: 'valid',
    valid: 'valid',
    due: 'valid',
    unanswered: 'valid',
  }),
  refuse: row({
    draft: 'invalid',
    pending: 'invalid',
    valid: 'invalid',
    due: 'invalid',
    unanswered: 'invalid',
  }),
  reach: row({ invalid: 'valid' }),
  undo: row({ invalid: 'pending' }),
  undo_renewal: row({ invalid: 'due' }),
  become_due: row({ valid: 'due' }),
  stay_silent: row({ pending: 'unanswered' }),
  ask_again: row({ unanswered: 'pending', pending: 'pending', due: 'due' }),
  retire: row({
    draft: 'retired',
    pending: 'retired',
    valid: 'retired',
    due: 'retired',
    unanswered: 'retired',
    invalid: 'retired',
  }),
}

function row(given: Partial<Record<(typeof contactStates)[number], string>>) {
  const full = {
    draft: null,
    pending: null,
    valid: null,
    due: null,
    unanswered: null,
    invalid: null,
    retired: null,
  }
  return { ...full, ...given }
}

test('every state and every transition lead where the table says, or nowhere', () => {
  for (const transition of names)
    for (const state of contactStates)
      expect(nextState(state, transition), `${state} on ${transition}`).toBe(
        table[transition][state],
      )
})

test('a retired contact never comes back, whatever happens', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...names), { maxLength: 30 }), (happenings) => {
      let state: (typeof contactStates)[number] = 'retired'
      for (const happening of happenings) state = nextState(state, happening) ?? state
      expect(state).toBe('retired')
    }),
  )
})

test('only a confirmation, or HR who reached them, makes a contact valid', () => {
  for (const transition of names.filter((name) => name !== 'confirm' && name !== 'reach'))
    for (const state of contactStates.filter((each) => each !== 'valid'))
      expect(nextState(state, transition)).not.toBe('valid')
})
