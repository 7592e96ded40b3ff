import { expect, test } from 'vitest'
import type { Contact } from '../../../../shared/contact.ts'
import { coverageWords } from './coverage-words.ts'

const contact = (part: Partial<Contact>): Contact => ({
  id: 'con_1',
  name: '陈浩',
  relation: '配偶',
  phone: '18600007340',
  order: 1,
  state: 'pending',
  counts: false,
  steps: [],
  ...part,
})
const valid = contact({ state: 'valid', counts: true })
const words = (counts: number, contacts: Contact[]) =>
  coverageWords({ coverage: { counts, must: 1, wanted: 2 }, contacts })

test('nobody: two empty rings', () => {
  expect(words(0, []).rings).toEqual(['empty', 'empty'])
})
test('one confirmed and one waiting: what the second one will mean', () => {
  const said = words(1, [valid, contact({})])
  expect(said.title.join('')).toBe('您有 1 位已确认的紧急联络人')
  expect(said.detail).toBe('陈浩确认后就是 2 位，更稳妥。')
  expect(said.rings).toEqual(['confirmed', 'waiting'])
})
test('nobody confirmed and one waiting: one is not called safer yet', () => {
  expect(words(0, [contact({})]).detail).toBe('陈浩确认后，您就有 1 位了。')
})
test('who is called by a person is not said to confirm, and who takes no SMS is not waited for', () => {
  expect(words(0, [contact({ noSms: 'called' })]).detail).toBe('陈浩由人事核实后，您就有 1 位了。')
  expect(words(1, [valid, contact({ noSms: 'stopped' })]).rings).toEqual(['confirmed', 'empty'])
})
test('one confirmed, nobody waiting: one more is asked for', () => {
  expect(words(1, [valid]).detail).toBe('再添一位，更稳妥。')
})
test('enough: nothing is asked for', () => {
  expect(words(2, [valid, valid]).detail).toBe('万一有事，公司找得到您的家人。')
})
test('three confirmed are three rings', () => {
  expect(words(3, [valid, valid, valid]).rings).toHaveLength(3)
})
test('somebody who takes another’s place does not promise one more', () => {
  expect(words(1, [valid, contact({ replaces: 'con_0' })]).rings).toEqual(['confirmed', 'empty'])
})
