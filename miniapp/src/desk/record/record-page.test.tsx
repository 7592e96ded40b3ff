import { cleanup, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fakeFollowUp } from '../../../../tests/support/desk/fake-alerts.ts'
import { fakeRecord } from '../../../../tests/support/desk/fake-record.ts'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { redirectTo, setClipboardData } from '../../../../tests/support/taro-stub.ts'
import { dropSession } from '../../lib/session.ts'
import { keepOrder } from '../features/worklist/worklist-order.ts'
import RecordPage from './index.tsx'

let desk: DeskTest
beforeEach(() => {
  desk = startDesk()
  keepOrder([])
})
afterEach(() => {
  cleanup()
  dropSession()
})
const open = (params: Record<string, string> = {}) =>
  openDeskPage(desk, <RecordPage />, { id: 'con_11', ...params })
const sent = (end: string) =>
  desk.api.requests.filter(({ method, path }) => method === 'POST' && path.endsWith(end))

test('the score is told with its meaning and reasons that add up to it', async () => {
  const screen = open()
  await screen.sees('现在打过去，大约一半的机会能找到本人')
  for (const words of ['5.2', '+1.4', '−1.1', '合计', '评分规则 第 7 版', '6 分以下要跟进'])
    expect(screen.seen()).toContain(words)
  const { reasons, score } = fakeRecord().score ?? { reasons: [], score: 0 }
  expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 5)
})

test('findings and everything that happened stand on one page, masked', async () => {
  const screen = open()
  await screen.sees('请核实')
  for (const words of ['137****9012', '王*芬', '检测：号码停机', '林晓打电话：没人接'])
    expect(screen.seen()).toContain(words)
  expect(screen.seen()).not.toContain('137 0000 9012')
})

describe('the number', () => {
  test('one press gives the reason and shows it, to dial or to copy', async () => {
    const screen = open()
    await screen.sees('看号码并打电话')
    screen.press('看号码并打电话')
    screen.press('短信没有答复，打电话核实')
    await screen.sees('137 0000 9012')
    expect(sent('/reveal')[0]?.body).toEqual({ reason: '短信没有答复，打电话核实' })
    screen.press('复制号码')
    await screen.sees('号码已复制')
    expect(setClipboardData.mock.calls[0]?.[0].data).toBe('13700009012')
  })
  test('打电话 in the list leads straight to the reason', async () => {
    await open({ step: 'call' }).sees('为什么要看号码')
  })
  test('a refusal says what happened and leaves the reasons to press again', async () => {
    const screen = open({ step: 'call' })
    await screen.sees('跟进这条预警')
    desk.net.up = false
    screen.press('跟进这条预警')
    await screen.sees('网络不通，号码没有取到')
    desk.net.up = true
    screen.press('跟进这条预警')
    await screen.sees('137 0000 9012')
  })
})

describe('a follow-up', () => {
  test('without a result it is not sent; what is missing is said', async () => {
    const screen = open()
    await screen.sees('保存跟进')
    screen.press('保存跟进')
    await screen.sees('还差 1 项：结果')
    expect(sent('/follow-ups')).toEqual([])
  })
  test('what saving will do is said before it is done', async () => {
    const screen = open()
    await screen.sees('保存跟进')
    screen.press('没人接')
    await screen.sees('这条留在待办里')
    screen.press('联系到本人')
    await screen.sees('还没有看过号码')
  })
  test('saved, it can be taken back for a while', async () => {
    const screen = open()
    await screen.sees('保存跟进')
    screen.press('没人接')
    screen.press('保存跟进')
    await screen.sees('已记下：电话，没人接')
    screen.press('撤回')
    await waitFor(() => expect(sent('/undo')).toHaveLength(1))
    await waitFor(() => expect(screen.seen()).not.toContain('已记下'))
  })
  test('the network lost: what was entered stays, also after the page was closed, and is saved once', async () => {
    const screen = open()
    await screen.sees('保存跟进')
    screen.press('没人接')
    desk.net.up = false
    screen.press('保存跟进')
    await screen.sees('网络不通，还没有保存。您填的内容还在，请再按一次。')
    desk.net.up = true
    screen.press('保存跟进')
    await screen.sees('已记下')
    const keys = sent('/follow-ups').map(({ headers }) => headers['idempotency-key'])
    expect(new Set(keys).size).toBe(1)
    expect(desk.api.desk.record.followUps).toHaveLength(1)
  })
  test('somebody else was first: what they did is shown, and the note that was not saved', async () => {
    const screen = open()
    await screen.sees('保存跟进')
    screen.press('没人接')
    const { alert, ...closed } = desk.api.desk.record
    desk.api.refuse.set(`POST /api/desk/alerts/${alert?.id}/follow-ups`, { code: 'lost_race' })
    desk.api.desk.record = closed
    screen.press('保存跟进')
    await screen.sees('刚才已经有人先记下了')
    await screen.sees('这位联络人现在没有要跟进的事')
    expect(screen.seen()).not.toContain('保存跟进')
  })
  test('one that is past its time has no way back', async () => {
    desk.api.desk.record.followUps = [fakeFollowUp({ undoUntil: '2020-01-01T00:00:00Z' })]
    const screen = open()
    await screen.sees('保存跟进')
    expect(screen.seen()).not.toContain('已记下')
  })
  test('a contact without an alert asks for nothing', async () => {
    desk.api.desk.record = fakeRecord({ alert: undefined })
    await open().sees('这位联络人现在没有要跟进的事')
  })
})

test('the next record of the list is one press away', async () => {
  keepOrder([
    { page: 'record', id: 'con_11', alertId: 'alt_4' },
    { page: 'employee', id: 'emp_12', alertId: 'alt_1' },
  ])
  const screen = open()
  await screen.sees('下一条')
  expect(screen.seen()).not.toContain('上一条')
  screen.press('下一条')
  expect(redirectTo.mock.calls[0]?.[0].url).toBe('/desk/employee/index?id=emp_12')
})

test('somebody else’s contact looks like one that is not there', async () => {
  const screen = open({ id: 'con_99' })
  await screen.sees('没有找到这位联络人')
  await screen.sees('回到工作台')
})
