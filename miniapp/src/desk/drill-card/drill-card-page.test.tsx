import { cleanup, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { navigateBack, redirectTo } from '../../../../tests/support/taro-stub.ts'
import { dropSession } from '../../lib/session.ts'
import { callNumber } from '../lib/call-number.ts'
import DrillCardPage from './index.tsx'

vi.mock('../lib/call-number.ts', () => ({
  callNumber: vi.fn(async () => true),
  copyNumber: vi.fn(async () => true),
}))

let desk: DeskTest
beforeEach(() => {
  desk = startDesk()
})
afterEach(() => {
  cleanup()
  dropSession()
})
const open = () => openDeskPage(desk, <DrillCardPage />, { id: 'drp_1' })
const outcomes = () =>
  desk.api.requests
    .filter(({ path }) => path.endsWith('/outcomes'))
    .map(({ body }) => (body as { outcome: string }).outcome)

test('what to say first is in sight before the first number is dialled', async () => {
  const screen = open()
  await screen.sees('这是演练，没有人出事')
  screen.press('打给王桂芬')
  expect(vi.mocked(callNumber)).toHaveBeenCalledWith('13700009012')
  await screen.sees('打给王桂芬，通了吗？')
  // no way past a call without its result
  expect(screen.seen()).not.toContain('打下一位')
})

test('one contact reached is enough, and one press goes on to the next employee', async () => {
  const screen = open()
  await screen.sees('先打这个')
  screen.press('打给王桂芬')
  screen.press('通了，是家人记下，不再往下打')
  await screen.sees('这位就算完成')
  await waitFor(() => expect(outcomes()).toEqual(['dialled', 'reached']))
  desk.api.desk.drills.next = { ...desk.api.desk.drills.card, id: 'drp_2' }
  screen.press('完成，打下一位')
  await waitFor(() =>
    expect(redirectTo.mock.calls.at(-1)?.[0].url).toBe('/desk/drill-card/index?id=drp_2'),
  )
  expect(desk.api.desk.drills.ended).toEqual([{ close: { again: false } }])
})

test('who was not reached counts so once every contact was tried; until then they are for later', async () => {
  const screen = open()
  await screen.sees('先打这个')
  expect(screen.seen()).not.toContain('记为联系不上')
  screen.press('打给王桂芬')
  screen.press('没人接接着打：陈浩')
  await screen.sees('稍后再打')
  expect(screen.seen()).not.toContain('记为联系不上')
  screen.press('打给陈浩')
  screen.press('没人接记下，再看看还能找谁')
  await screen.sees('记为联系不上')
  desk.api.desk.drills.next = null
  await waitFor(() => expect(outcomes()).toHaveLength(4))
  screen.press('记为联系不上，打下一位')
  await waitFor(() => expect(navigateBack).toHaveBeenCalledOnce())
})

test('not calling somebody asks why, and is not offered once they were dialled', async () => {
  const screen = open()
  await screen.sees('不打这位')
  screen.press('不打这位')
  await screen.sees('名单不换人')
  screen.press('在休假')
  await waitFor(() =>
    expect(desk.api.desk.drills.ended).toEqual([{ 'non-attempt': { reason: 'on_leave' } }]),
  )
  cleanup()
  desk = startDesk()
  const again = open()
  await again.sees('先打这个')
  again.press('打给王桂芬')
  again.press('没人接接着打：陈浩')
  await again.sees('稍后再打')
  expect(again.seen()).not.toContain('不打这位')
})

test('without a network the result is kept and sent later, and nobody goes on before', async () => {
  const screen = open()
  await screen.sees('先打这个')
  desk.net.up = false
  screen.press('打给王桂芬')
  screen.press('通了，是家人记下，不再往下打')
  await screen.sees('结果还没有传上去，会自动再传')
  screen.press('完成，打下一位')
  await screen.sees('请等网络恢复后再按')
  expect(desk.api.desk.drills.ended).toEqual([])
  desk.net.up = true
  screen.press('再打给王桂芬')
  await waitFor(() => expect(outcomes().slice(0, 2)).toEqual(['dialled', 'reached']))
})

test('a card that was put down shows no number, and can be taken again', async () => {
  desk.api.desk.drills.card = { ...desk.api.desk.drills.card, heldUntil: null, contacts: [] }
  const screen = open()
  await screen.sees('号码已收起')
  screen.press('再打开')
  await screen.sees('先打这个')
})
