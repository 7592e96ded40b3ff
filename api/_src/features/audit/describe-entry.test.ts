import { expect, test } from 'vitest'
import { describeEntry } from './describe-entry.ts'

const decided = { action: 'change_request.decided', employee: '李四' }

test.each([
  [{ ...decided, details: { approve: true } }, '决定了变更申请（员工李四，同意更换）'],
  [{ ...decided, details: { approve: false } }, '决定了变更申请（员工李四，不同意更换）'],
  [{ action: 'contact.revealed', employee: null, details: null }, '查看了联络人的号码'],
  [
    { action: 'role.confirmed', employee: '李四', details: { change: 'grant', role: 'hr_lead' } },
    '同意了角色变更（员工李四，授予人事主管）',
  ],
  [{ action: 'unheard.of', employee: '李四', details: null }, '做了一次操作（员工李四）'],
])('%j', (entry, sentence) => {
  expect(describeEntry(entry)).toBe(sentence)
})
