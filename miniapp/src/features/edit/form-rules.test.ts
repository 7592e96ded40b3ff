import { expect, test } from 'vitest'
import type { Draft } from './draft.ts'
import { contactOf, missingOf } from './form-rules.ts'

const draft: Draft = {
  name: ' 王秀兰 ',
  relation: '母亲',
  phone: '+86 137-0000-9012',
  otherNumber: false,
  shared: false,
  askNow: false,
  reason: null,
  sent: null,
}

test('an empty form says of every field what is missing', () => {
  const empty = { ...draft, name: '', relation: null, phone: '' }
  expect(missingOf(empty, undefined)).toEqual({
    name: '请填对方的姓名',
    relation: '请选这位是您的什么人',
    phone: '请填对方的手机号',
  })
})

test('a reason is asked on a replacement only', () => {
  expect(missingOf(draft, undefined)).toEqual({})
  expect(missingOf(draft, 'con_1')).toEqual({ reason: '请选一下更换的原因' })
})

test('what leaves the device is the plain number and nothing that was not chosen', () => {
  expect(contactOf(draft, { replaces: undefined, insists: false })).toEqual({
    name: '王秀兰',
    relation: '母亲',
    phone: '13700009012',
  })
})

test('every choice of the form reaches the server', () => {
  const full = { ...draft, shared: true, askNow: true, reason: '换号' as const }
  expect(contactOf(full, { replaces: 'con_1', insists: true })).toMatchObject({
    replaces: 'con_1',
    reason: '换号',
    shared: true,
    insists: true,
    askNow: true,
  })
})

test('a landline leaves as 其他号码', () => {
  const landline = { ...draft, otherNumber: true, phone: '0512-66660000' }
  expect(contactOf(landline, { replaces: undefined, insists: false })).toMatchObject({
    phone: '051266660000',
    otherNumber: true,
  })
})
