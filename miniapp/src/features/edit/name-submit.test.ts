import { expect, test } from 'vitest'
import type { NewContact } from '../../../../shared/contact.ts'
import { nameSubmit } from './name-submit.ts'

const contact: NewContact = { name: '王秀兰', relation: '母亲', phone: '13700009012' }

test('pressing again after a lost answer is the same submit', () => {
  const first = nameSubmit(null, contact, () => 'key-1')
  expect(nameSubmit(first, { ...contact }, () => 'key-2')).toEqual(first)
})

test('other content is another submit', () => {
  const first = nameSubmit(null, contact, () => 'key-1')
  const changed = nameSubmit(first, { ...contact, phone: '13700009013' }, () => 'key-2')
  expect(changed.key).toBe('key-2')
})
