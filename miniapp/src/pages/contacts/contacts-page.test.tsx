import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFakeApi, type FakeApi } from '../../../../tests/support/fake-api.ts'
import { fakeContact, stepsUntil } from '../../../../tests/support/fake-contact.ts'
import { onScreen } from '../../../../tests/support/on-screen.ts'
import { navigateTo, showPage, startTaro } from '../../../../tests/support/taro-stub.ts'
import { dropSession, keepSession } from '../../lib/session.ts'
import ContactsPage from './index.tsx'

let api: FakeApi
let reachable = true
beforeEach(() => {
  reachable = true
  api = createFakeApi()
  api.validTokens.add('token-0')
})
afterEach(() => {
  cleanup()
  dropSession()
})

function open(params: Record<string, string> = {}) {
  startTaro((request) => (reachable ? api.answer(request) : 'unreachable'), { params })
  keepSession({
    token: 'token-0',
    employee: { id: 'emp_1', name: '张敏', department: null },
    roles: ['employee'],
  })
  return onScreen(render(<ContactsPage />).container)
}
const due = (id: string, name: string) =>
  fakeContact({
    id,
    name,
    state: 'due',
    counts: true,
    confirmedAt: '2026-05-20T02:00:00Z',
    steps: stepsUntil('confirmed'),
  })

test('a first visit says why, how, and has one thing to press', async () => {
  const screen = open()
  await screen.sees('您还没有紧急联络人')
  screen.press('添加第一位联络人')
  expect(navigateTo.mock.calls[0]?.[0].url).toBe('/pages/edit/index')
})

test('an employee sees their own contacts’ numbers in full', async () => {
  api.contacts = [fakeContact({ id: 'con_1', phone: '13700009012' })]
  await open().sees('137 0000 9012')
})

test('the sixth contact is refused before anything is typed', async () => {
  api.contacts = [1, 2, 3, 4, 5].map((order) => fakeContact({ id: `con_${order}`, order }))
  const screen = open()
  await screen.sees('最多 5 位')
  expect(screen.seen()).not.toContain('添加联络人')
})

describe('a reminder', () => {
  test('没有变化 is one press, and is not asked again the same day', async () => {
    api.contacts = [due('con_1', '王秀兰')]
    const screen = open()
    await screen.sees('该核对一次了')
    screen.press('没有变化')
    await screen.sees('已记下没有变化')
    expect(api.requests.some(({ path }) => path === '/api/contacts/reaffirm')).toBe(true)
    cleanup()
    await onScreen(render(<ContactsPage />).container).sees('已记下没有变化')
  })
  test('修改 opens the form of the one who is due', async () => {
    api.contacts = [due('con_1', '王秀兰')]
    const screen = open()
    await screen.sees('有变化，去修改')
    screen.press('有变化，去修改')
    expect(navigateTo.mock.calls[0]?.[0].url).toBe('/pages/edit/index?replaces=con_1')
  })
  test('asks whether another number of one’s own changes the contacts, whatever was said before it', async () => {
    api.contacts = [due('con_1', '王秀兰')]
    const screen = open()
    await screen.sees('没有变化')
    screen.press('没有变化')
    await screen.sees('已记下没有变化')
    cleanup()
    api.contacts = [fakeContact({ id: 'con_1', state: 'valid' })]
    api.ownNumberChangedAt = new Date(Date.now() + 1).toISOString()
    const later = onScreen(render(<ContactsPage />).container)
    await later.sees('是否需要同步更新紧急联络人信息')
    later.press('有变化，去修改')
    expect(navigateTo.mock.calls[0]?.[0].url).toBe('/pages/edit/index?replaces=con_1')
    later.press('没有变化')
    await later.sees('已记下没有变化')
  })
  test('from WeCom tells that it was opened, and shows 没有变化 though nobody is due', async () => {
    api.contacts = [fakeContact({ id: 'con_1', state: 'valid' })]
    api.remindedAt = new Date().toISOString()
    const screen = open({ reminder: 'cmm_1' })
    await screen.sees('人和号码都没变吗')
    expect(api.requests.some(({ path }) => path === '/api/contacts/reminders/cmm_1/opened')).toBe(
      true,
    )
    screen.press('没有变化')
    await screen.sees('已记下没有变化')
  })
  test('of several who are due the employee says which one changed', async () => {
    api.contacts = [due('con_1', '王秀兰'), due('con_2', '陈浩')]
    const screen = open()
    await screen.sees('有变化，去修改')
    screen.press('有变化，去修改')
    await screen.sees('修改陈浩（母亲）')
    screen.press('修改陈浩（母亲）')
    expect(navigateTo.mock.calls[0]?.[0].url).toBe('/pages/edit/index?replaces=con_2')
  })
})

describe('without a network', () => {
  test('nothing to show yet: says so and tries again', async () => {
    reachable = false
    const screen = open()
    await screen.sees('没有打开')
    reachable = true
    screen.press('再试一次')
    await screen.sees('您还没有紧急联络人')
  })
  test('what was shown stays, marked as possibly old', async () => {
    api.contacts = [fakeContact({ id: 'con_1' })]
    const screen = open()
    await screen.sees('王秀兰')
    reachable = false
    showPage()
    await screen.sees('看到的可能不是最新的')
    expect(screen.seen()).toContain('王秀兰')
  })
})

test('a reminder from WeCom lands on the one press that answers it', async () => {
  api.contacts = [due('con_1', '王秀兰')]
  await open({ id: 'con_1' }).sees('没有变化')
  expect(navigateTo).not.toHaveBeenCalled()
})

test('who is out takes none of the five places and no number', async () => {
  api.contacts = [1, 2, 3, 4].map((order) => fakeContact({ id: `con_${order}`, order }))
  api.contacts.push(fakeContact({ id: 'con_5', order: 5, state: 'invalid', cause: 'declined' }))
  const screen = open()
  await screen.sees('添加联络人')
  expect(screen.seen()).not.toContain('最多 5 位')
})

test('nobody yet, read before the network went: that is no news', async () => {
  const screen = open()
  await screen.sees('您还没有紧急联络人')
  reachable = false
  showPage()
  await screen.sees('再试一次')
  expect(screen.seen()).not.toContain('您还没有紧急联络人')
})
