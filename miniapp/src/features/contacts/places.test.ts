import { expect, test } from 'vitest'
import { fakeContact } from '../../../../tests/support/fake-contact.ts'
import { placesOf } from './places.ts'

test('only who would be called has a number: the others neither take nor shift one', () => {
  const places = placesOf([
    fakeContact({ id: 'con_1', state: 'valid' }),
    fakeContact({ id: 'con_2', replaces: 'con_1' }),
    fakeContact({ id: 'con_3', state: 'draft' }),
    fakeContact({ id: 'con_4', state: 'invalid', cause: 'declined' }),
  ])
  expect([...places.values()]).toEqual([1, null, 2, null])
})
