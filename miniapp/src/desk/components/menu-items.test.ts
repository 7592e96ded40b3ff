import { expect, test } from 'vitest'
import type { Desk } from '../../../../shared/access.ts'
import { firstPage, menuOf, tabsOf } from './menu-items.ts'

const desk = (...may: string[]): Desk => ({
  roles: [],
  may,
  scope: '',
  openAlerts: 12,
  alertLine: 6,
  waitingChangeRequests: 3,
})
const words = (all: { words: string }[]) => all.map((one) => one.words)

test('on a phone 紧急联系 is always the second tab', () => {
  for (const may of [['follow_up', 'see_dashboard'], ['decide_changes'], ['see_dashboard']])
    expect(words(tabsOf(desk(...may, 'open_emergency')))[1]).toBe('紧急联系')
})
test('who may only open the card has it first, and 更多', () => {
  expect(words(tabsOf(desk('open_emergency')))).toEqual(['紧急联系', '更多'])
  const duty = desk('open_emergency', 'set_work_address')
  expect(words(tabsOf(duty))).toEqual(['紧急联系', '接收地址', '更多'])
})
test('no more than five tabs; what does not fit is under 更多', () => {
  const all = desk('follow_up', 'decide_changes', 'see_dashboard', 'see_audit', 'open_emergency')
  expect(words(tabsOf(all))).toEqual(['待办', '紧急联系', '变更审批', '看板', '更多'])
  expect(words(menuOf(all).items)).toContain('审计')
})
test.each([
  [['follow_up', 'open_emergency'], 'worklist'],
  [['decide_changes', 'open_emergency'], 'approvals'],
  [['open_emergency', 'set_work_address'], 'emergency'],
  [['grant_roles', 'see_audit'], 'audit'],
  [['see_system', 'grant_roles', 'see_audit'], 'system'],
  [['confirm_roles'], 'roles'],
  [[], null],
])('a desk of %j begins with %s', (may, page) => {
  expect(firstPage(desk(...may))).toBe(page)
})

test('approvals are where a desk begins while one waits, or while there is nothing else', () => {
  const idle = (...may: string[]): Desk => ({ ...desk(...may), waitingChangeRequests: 0 })
  expect(firstPage(desk('decide_changes', 'see_audit'))).toBe('approvals')
  expect(firstPage(idle('decide_changes', 'see_audit'))).toBe('audit')
  expect(firstPage(idle('decide_changes', 'open_emergency'))).toBe('approvals')
})

test('花名册核对 is there only where 人事助手 is read', () => {
  const hr = desk('follow_up')
  expect(words(menuOf(hr).items)).not.toContain('花名册核对')
  expect(words(menuOf({ ...hr, rosterConflicts: 0 }).items)).toContain('花名册核对')
})
