import { cleanup, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { navigateBack } from '../../../../tests/support/taro-stub.ts'
import { dropSession } from '../../lib/session.ts'
import { dropCard } from '../features/emergency/card-store.ts'
import { callNumber } from '../lib/call-number.ts'
import CardPage from './index.tsx'

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
  dropCard('emg_1')
  dropSession()
})
const open = () => openDeskPage(desk, <CardPage />, { id: 'emg_1' })
const outcomes = () =>
  desk.api.requests
    .filter(({ path }) => path.endsWith('/outcomes'))
    .map(({ body }) => body as { contactId: string; outcome: string; corrects?: string })

test('contacts are shown in full, the one to call first on top, and one press dials', async () => {
  const screen = open()
  await screen.sees('先打这个')
  for (const words of ['王桂芬', '137 0000 9012', '本人确认过', '还没确认，也可以试', '第 2 个打'])
    expect(screen.seen()).toContain(words)
  screen.press('打给王桂芬')
  expect(vi.mocked(callNumber)).toHaveBeenCalledWith('13700009012')
  await screen.sees('打给王桂芬，通了吗？')
  await waitFor(() => expect(outcomes()).toEqual([{ contactId: 'con_11', outcome: 'dialled' }]))
})

test('nobody answered: the next one is the one to call now', async () => {
  const screen = open()
  await screen.sees('打给王桂芬')
  screen.press('打给王桂芬')
  await screen.sees('接着打：陈浩')
  screen.press('没人接接着打：陈浩')
  await screen.sees('现在打这个')
  expect(screen.seen()).not.toContain('通了吗')
  screen.press('打给陈浩')
  screen.press('没人接记下，再看看还能找谁')
  await screen.sees('都打过了')
  expect(screen.seen()).toContain('打给经理')
})

test('a slip of the thumb is put right', async () => {
  const screen = open()
  await screen.sees('打给王桂芬')
  screen.press('打给王桂芬')
  screen.press('没人接接着打：陈浩')
  await screen.sees('改正')
  screen.press('改正王桂芬的结果')
  await screen.sees('改正：打给王桂芬，结果是？')
  screen.press('通了，是家人记下，不再往下打')
  await screen.sees('已联系上王桂芬')
  await waitFor(() =>
    expect(outcomes().at(-1)).toMatchObject({ outcome: 'reached', corrects: 'out_2' }),
  )
})

test('without a network the numbers stay, what was pressed counts and is sent later, once', async () => {
  const screen = open()
  await screen.sees('打给王桂芬')
  desk.net.up = false
  screen.press('打给王桂芬')
  screen.press('没人接接着打：陈浩')
  await screen.sees('网络不通，结果还没有传上去')
  for (const words of ['现在打这个', '186 0000 7340', '没人接'])
    expect(screen.seen()).toContain(words)
  desk.net.up = true
  screen.press('打给陈浩')
  await waitFor(() => expect(outcomes()).toHaveLength(3))
  expect(outcomes().map(({ outcome }) => outcome)).toEqual(['dialled', 'no_answer', 'dialled'])
})

test('ending asks once more, then the numbers are gone', async () => {
  const screen = open()
  await screen.sees('结束这次联系')
  screen.press('结束这次联系')
  screen.press('确定结束，收起号码')
  await waitFor(() => expect(navigateBack).toHaveBeenCalledOnce())
  expect(desk.api.desk.emergency.closedAt).toBeDefined()
  expect(screen.seen()).not.toContain('137 0000 9012')
})

test('a card that was closed elsewhere says so and leads on', async () => {
  desk.api.desk.emergency = {
    ...desk.api.desk.emergency,
    closedAt: '2026-11-23T02:30:00Z',
    contacts: [],
  }
  const screen = open()
  await screen.sees('这次联系已经结束')
})
