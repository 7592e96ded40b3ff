import { cleanup, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fakeDrill, fakeSmsDrill } from '../../../../tests/support/desk/fake-drills.ts'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { navigateTo } from '../../../../tests/support/taro-stub.ts'
import { dropSession } from '../../lib/session.ts'
import DrillsPage from '../drills/index.tsx'
import DrillPage from './index.tsx'

let desk: DeskTest
beforeEach(() => {
  desk = startDesk()
})
afterEach(() => {
  cleanup()
  dropSession()
})
const open = (id = 'drl_1') => openDeskPage(desk, <DrillPage />, { id })

test('the share never stands without its range, and a site that was not called is not 0 %', async () => {
  const screen = open()
  await screen.sees('80%')
  for (const words of ['62%–91%', '不含还没有打过的 1 个地点', '4 / 6 位', '还没有打过'])
    expect(screen.seen()).toContain(words)
  expect(screen.seen()).not.toMatch(/(^|[^0-9])0%/)
  expect(screen.seen()).toContain('在休假')
})

test('one press opens the next card; somebody whom a colleague calls is not offered', async () => {
  const screen = open()
  await screen.sees('打下一位')
  await screen.sees('何琴正在打')
  expect(document.querySelectorAll('[aria-label="打马晓东的联络人"]')).toHaveLength(0)
  screen.press('打下一位')
  await waitFor(() =>
    expect(navigateTo.mock.calls.at(-1)?.[0].url).toBe('/desk/drill-card/index?id=drp_1'),
  )
})

test('a card that is open is led back to, and a call without a result is named', async () => {
  desk.api.desk.drills.drill = fakeDrill({
    mine: { id: 'drp_1', employee: '李四' },
    openCalls: [{ by: '林晓', count: 1 }],
  })
  const screen = open()
  await screen.sees('林晓还有 1 通电话没有记结果')
  screen.press('继续打李四的联络人')
  expect(navigateTo.mock.calls.at(-1)?.[0].url).toBe('/desk/drill-card/index?id=drp_1')
})

test('closing says what becomes of who was not called, and asks once more', async () => {
  const screen = open()
  await screen.sees('结束演练')
  screen.press('结束演练')
  await screen.sees('还有 32 位没有打完')
  screen.press('确定结束')
  await waitFor(() => expect(desk.api.desk.drills.drill.state).toBe('closed'))
  await waitFor(() => expect(screen.seen()).not.toContain('打下一位'))
})

test('a new one says what it costs before anybody is drawn', async () => {
  const screen = openDeskPage(desk, <DrillsPage />)
  await screen.sees('2026 年下半年演练')
  screen.press('开始一次演练')
  await screen.sees('要打 104 位员工的联络人')
  expect(screen.seen()).toContain('83%–94%')
  screen.press('抽取名单，开始演练')
  await screen.sees('还差名称')
  screen.type(0, '年底演练')
  screen.press('±5%')
  screen.press('抽取名单，开始演练')
  await waitFor(() =>
    expect(desk.api.desk.drills.started).toEqual([
      { name: '年底演练', precision: 5, basis: 'company' },
    ]),
  )
})

test('one by SMS is a response rate with its range, and nothing of it says that somebody was reached', async () => {
  desk.api.desk.drills.drill = fakeSmsDrill()
  const [first] = desk.api.desk.drills.people
  if (first) desk.api.desk.drills.people = [{ ...first, sent: true, mayOpen: false }]
  const screen = open()
  await screen.sees('短信回复率')
  for (const words of [
    '52%',
    '36%–67%',
    '24 位没等满 48 小时',
    '没有可以发短信的联络人',
    '38 位今天留给演练的短信发完了',
  ])
    expect(screen.seen()).toContain(words)
  await screen.sees('等回复')
  expect(screen.seen()).not.toMatch(/联系上|联系得上|联系不上|可联系|打下一位/)
})

test('closing one by SMS says how many have not had their 48 hours, and how many nothing', async () => {
  desk.api.desk.drills.drill = fakeSmsDrill()
  const screen = open()
  await screen.sees('结束演练')
  screen.press('结束演练')
  await screen.sees('还有 24 位没等满 48 小时')
  expect(screen.seen()).toContain('还有 38 位没发')
  screen.press('确定结束')
  await waitFor(() => expect(desk.api.desk.drills.drill.state).toBe('closed'))
})

test('a new one may be by SMS: it says how many leave, and in how many days', async () => {
  const screen = openDeskPage(desk, <DrillsPage />)
  await screen.sees('2026 年下半年演练')
  screen.press('开始一次演练')
  await screen.sees('要打 104 位员工的联络人')
  screen.press('发短信')
  await screen.sees('给 104 位员工的联络人发短信')
  expect(screen.seen()).toContain('演练一天最多发 50 条，大约 3 个工作日发完')
  screen.type(0, '冬季短信演练')
  screen.press('抽取名单，开始发短信')
  await waitFor(() =>
    expect(desk.api.desk.drills.started).toEqual([
      { name: '冬季短信演练', precision: 10, basis: 'company', kind: 'sms' },
    ]),
  )
})

test('that is gone leads back to the desk', async () => {
  await open('drl_9').sees('没有找到这次演练')
})
