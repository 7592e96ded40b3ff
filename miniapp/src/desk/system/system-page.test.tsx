import { act, cleanup } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { dropSession } from '../../lib/session.ts'
import SystemPage from './index.tsx'

let desk: DeskTest
beforeEach(() => {
  desk = startDesk()
})
afterEach(() => {
  vi.useRealTimers()
  cleanup()
  dropSession()
})
const open = () => openDeskPage(desk, <SystemPage />)
const fine = { state: 'ok' as const, hour: 10, minutes: 15, days: [] }
const quiet = { undelivered: 0, undeliveredTo: [], givenUp: 0, warnings: [] }

test('an administrator reads how many alerts reached nobody, whose, and what to do', async () => {
  const screen = open()
  await screen.sees('4 条预警还没有送到任何人')
  expect(screen.seen()).toContain('合肥品质部：2 条没有人负责')
  expect(screen.seen()).toContain('林晓：1 条送不到')
  expect(screen.seen()).toContain('李四：1 条还没送出')
  expect(screen.seen()).toContain('运营商拦截了短信')
})

test('it is calm only where nothing waits, nothing was given up and nothing went wrong', async () => {
  const { warnings } = desk.api.desk.system
  desk.api.desk.machine.operations.canary = fine
  for (const trouble of [{ undelivered: 1 }, { givenUp: 1 }, { warnings }]) {
    desk.api.desk.system = { ...quiet, ...trouble }
    const screen = open()
    await screen.sees('最近七天的提醒')
    expect(screen.seen()).not.toContain('没有送不到人的预警')
    cleanup()
  }
  desk.api.desk.system = quiet
  await open().sees('没有送不到人的预警')
})

test('an SMS to the company itself that did not arrive keeps it from being calm; without one that is said', async () => {
  desk.api.desk.system = quiet
  const screen = open()
  await screen.sees('11月23日 15 分钟没有回执；11月22日 6 秒送到')
  expect(screen.seen()).not.toContain('没有送不到人的预警')
  cleanup()
  desk.api.desk.machine.operations.canary = null
  const bare = open()
  await bare.sees('没有设置自检手机，短信能不能送到还不清楚')
  expect(bare.seen()).toContain('没有设置自检手机（CANARY_PHONE）')
  expect(document.querySelector('.banner--ok')).toBeNull()
})

test('without a network it says that this may be old, and never that all is well', async () => {
  desk.net.up = false
  const screen = open()
  await screen.sees('没有打开')
  expect(screen.seen()).not.toContain('没有送不到人的预警')
  desk.net.up = true
  screen.press('再试一次')
  await screen.sees('4 条预警还没有送到任何人')
})

test('it looks again every ten seconds, so that what is told meanwhile goes by itself', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const screen = open()
  await screen.sees('4 条预警还没有送到任何人')
  desk.api.desk.system = quiet
  desk.api.desk.machine.operations.canary = fine
  act(() => vi.advanceTimersByTime(10_000))
  await screen.sees('没有送不到人的预警')
})
