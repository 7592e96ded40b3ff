import { cleanup, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { dropSession } from '../../lib/session.ts'
import ApprovalPage from './index.tsx'

let desk: DeskTest
beforeEach(() => {
  desk = startDesk()
})
afterEach(() => {
  cleanup()
  dropSession()
})
const open = (id = 'crq_1') => openDeskPage(desk, <ApprovalPage />, { id })
const decisions = () =>
  desk.api.requests.filter(({ path }) => path.endsWith('/decision')).map(({ body }) => body)

test('what is stands beside what is to be; what differs says so; the old one stays until then', async () => {
  const screen = open()
  await screen.sees('张敏申请更换联络人')
  for (const words of ['现在', '改为', '139****2205', '137****9012', '已改', '对方已确认', '换号'])
    expect(screen.seen()).toContain(words)
  expect(screen.seen()).toContain('您同意之前，原来的联络人一直有效')
})

test('agreeing is one press', async () => {
  const screen = open()
  await screen.sees('同意更换')
  screen.press('同意更换')
  await screen.sees('已同意')
  expect(decisions()).toEqual([{ approve: true }])
  expect(screen.seen()).not.toContain('同意更换')
})

test('not agreeing needs a reason, and says before who will read it', async () => {
  const screen = open()
  await screen.sees('不同意')
  screen.press('不同意')
  await screen.sees('人事同事会看到您的原因，再作决定')
  screen.press('确定不同意')
  await screen.sees('请选为什么不同意')
  expect(decisions()).toEqual([])
  screen.press('原因没写清楚')
  screen.press('确定不同意')
  await screen.sees('没有同意')
  expect(decisions()).toEqual([{ approve: false, note: '原因没写清楚' }])
})

test('somebody else was first: their decision is shown, not a way to press in vain', async () => {
  const screen = open()
  await screen.sees('同意更换')
  desk.api.refuse.set('POST /api/desk/change-requests/crq_1/decision', { code: 'lost_race' })
  desk.api.desk.changeRequest = {
    ...desk.api.desk.changeRequest,
    state: 'refused',
    mayDecide: false,
    decidedBy: '周建平',
    decidedAt: '2026-11-23T02:24:00Z',
  }
  screen.press('同意更换')
  await screen.sees('刚才已经有了决定')
  await screen.sees('看其他变更')
  expect(screen.seen()).not.toContain('同意更换')
})

test('a sheet that was closed by a slip has the reason again that was chosen in it', async () => {
  const screen = open()
  await screen.sees('不同意')
  screen.press('不同意')
  screen.press('原因没写清楚')
  screen.press('关闭')
  await waitFor(() => expect(screen.seen()).not.toContain('确定不同意'))
  screen.press('不同意')
  screen.press('确定不同意')
  await waitFor(() => expect(decisions()).toEqual([{ approve: false, note: '原因没写清楚' }]))
})

test('the network lost: nothing is decided, and what was chosen stays', async () => {
  const screen = open()
  await screen.sees('不同意')
  screen.press('不同意')
  screen.press('原因没写清楚')
  desk.net.up = false
  screen.press('确定不同意')
  await screen.sees('网络不通，还没有提交。您选的还在，请再按一次。')
  desk.net.up = true
  screen.press('确定不同意')
  await screen.sees('没有同意')
})

test('a manager is not shown the family’s names', async () => {
  const { changeRequest } = desk.api.desk
  const { maskedName: _, ...now } = changeRequest.now
  const { maskedName: __, ...changedTo } = changeRequest.changedTo
  desk.api.desk.changeRequest = { ...changeRequest, now, changedTo }
  const screen = open()
  await screen.sees('改为')
  expect(screen.seen()).not.toContain('姓名')
})

test('somebody else’s request looks like one that is not there', async () => {
  await open('crq_9').sees('没有找到这条变更')
})

test('HR reads why the manager did not agree before they decide', async () => {
  const refused = { state: 'with_hr', note: '请先和本人当面核实' } as const
  desk.api.desk.changeRequest = { ...desk.api.desk.changeRequest, ...refused }
  const screen = open()
  await screen.sees('经理没有同意：请先和本人当面核实')
  screen.press('不同意')
  await screen.sees('会告诉张敏没有批准')
})
