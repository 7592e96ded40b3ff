import { cleanup, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { navigateTo } from '../../../../tests/support/taro-stub.ts'
import { dropSession } from '../../lib/session.ts'
import CampaignsPage from '../campaigns/index.tsx'
import UnansweredPage from '../unanswered/index.tsx'
import CampaignPage from './index.tsx'

let desk: DeskTest
beforeEach(() => {
  desk = startDesk()
})
afterEach(() => {
  cleanup()
  dropSession()
})
const open = (id = 'cmp_1') => openDeskPage(desk, <CampaignPage />, { id })

describe('a campaign', () => {
  test('is one number against the goal, the way from asked to answered, by day and by department', async () => {
    const screen = open()
    await screen.sees('91.0%')
    for (const words of ['达到目标 90%', '2,870', '没有变化 2,402 人', '438 / 530 人，还差 39 人'])
      expect(screen.seen()).toContain(words)
    screen.press('答复比例，按天：看表格')
    await screen.sees('11-22')
    screen.press('看没答复的 281 人')
    expect(navigateTo.mock.calls.at(-1)?.[0].url).toBe('/desk/unanswered/index?id=cmp_1')
  })

  test('is paused and goes on at a press; cancelling is asked about once more', async () => {
    const screen = open()
    await screen.sees('进行中')
    screen.press('暂停')
    await screen.sees('已暂停')
    screen.press('继续发')
    await screen.sees('进行中')
    screen.press('取消这次提醒')
    await screen.sees('已经答复的保留')
    screen.press('确定取消')
    await screen.sees('已取消')
    expect(screen.seen()).not.toContain('继续发')
  })

  test('of the standing rhythm can be paused, not cancelled; who may not run it sees neither', async () => {
    desk.api.desk.campaigns.campaign.kind = 'rolling'
    await open().sees('暂停后，定期核对都不再发')
    expect(document.body.textContent).not.toContain('取消这次提醒')
    cleanup()
    desk.api.desk.campaigns.campaign.mayRun = false
    const screen = open()
    await screen.sees('91.0%')
    expect(screen.seen()).not.toContain('暂停')
  })

  test('before a week has passed says so instead of a goal missed', async () => {
    Object.assign(desk.api.desk.campaigns.campaign, {
      inAWeek: { value: 0, outOf: 0 },
      days: [],
      departments: [],
    })
    const screen = open()
    await screen.sees('满一周后和目标 90% 比')
    await screen.sees('发出第一条后会有')
  })

  test('that is gone leads back to the desk', async () => {
    await open('cmp_9').sees('没有找到这次提醒')
  })
})

test('the list has the rhythm and what HR started; a new one asks for a name and departments', async () => {
  const screen = openDeskPage(desk, <CampaignsPage />)
  await screen.sees('11 月核对 · 第 2 批')
  expect(screen.seen()).toContain('定期核对')
  screen.press('给部门发提醒')
  screen.press('开始提醒')
  await screen.sees('还差 2 项：名称、部门')
  screen.type(0, '年底核对')
  screen.press('全公司')
  screen.press('开始提醒')
  await waitFor(() =>
    expect(desk.api.desk.campaigns.started).toEqual([{ name: '年底核对', departmentIds: [] }]),
  )
})

test('who has not answered is listed without anything of their contacts', async () => {
  const screen = openDeskPage(desk, <UnansweredPage />)
  await screen.sees('马晓东')
  expect(screen.seen()).toContain('没打开，催过 2 次')
})
