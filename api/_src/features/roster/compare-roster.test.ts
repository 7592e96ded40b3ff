import { expect, test } from 'vitest'
import { compareRoster, type OwnContact } from './compare-roster.ts'

const own: OwnContact = {
  id: 'con_1',
  name: '王芬',
  relation: '母亲',
  phone: '13900000201',
  confirmed: true,
  over: false,
}
const entry = { place: 0, name: '王芬', relation: '父母', phone: '13900000201' }
const values = { contactId: 'con_1', name: '王芬', relation: '母亲', phone: '13900000201' }

test('the same contact in the roster’s wider words is no difference', () => {
  expect(compareRoster([entry], [own])).toEqual({ conflicts: [], writes: [] })
  expect(compareRoster([{ ...entry, phone: '+86 139-0000-0201', relation: null }], [own])).toEqual({
    conflicts: [],
    writes: [],
  })
})

test('a confirmed contact is written over the entry with their number, or as a new one', () => {
  const old = { ...entry, place: 2, name: '王芬芬' }
  expect(compareRoster([old], [own]).writes).toEqual([{ ...values, place: 2 }])
  expect(compareRoster([], [own]).writes).toEqual([{ ...values, place: null }])
})

test('an entry with another number is never overwritten: a person decides', () => {
  const other = { ...entry, phone: '13900000299' }
  const { conflicts, writes } = compareRoster([other], [own])
  expect(conflicts).toMatchObject([{ kind: 'unknown_number', roster: { phone: '13900000299' } }])
  expect(writes).toEqual([{ ...values, place: null }])
})

test('what nobody confirmed is never written back', () => {
  const asked = { ...own, confirmed: false }
  expect(compareRoster([], [asked])).toEqual({ conflicts: [], writes: [] })
  expect(compareRoster([{ ...entry, relation: '朋友' }], [asked])).toMatchObject({
    conflicts: [{ kind: 'differs', contactId: 'con_1' }],
    writes: [],
  })
})

test('a number that is known to be wrong, or that nobody can read, is told apart', () => {
  const wrong = { ...own, over: true, confirmed: false }
  expect(compareRoster([entry], [wrong]).conflicts).toMatchObject([{ kind: 'known_wrong' }])
  expect(compareRoster([{ ...entry, phone: '138' }], []).conflicts).toMatchObject([
    { kind: 'unreadable' },
  ])
})

test('a roster without room takes nothing more', () => {
  const full = [0, 1, 2, 3, 4].map((place) => ({ ...entry, place, phone: `1390000030${place}` }))
  const { conflicts, writes } = compareRoster(full, [own])
  expect(writes).toEqual([])
  expect(conflicts.at(-1)).toEqual({ kind: 'full', roster: null, contactId: 'con_1' })
})
