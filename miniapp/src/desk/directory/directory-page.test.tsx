import { act, cleanup } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { dropSession } from '../../lib/session.ts'
import DirectoryPage from './index.tsx'

let desk: DeskTest
beforeEach(() => {
  desk = startDesk()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  dropSession()
})
const open = () => openDeskPage(desk, <DirectoryPage />)
const asked = () => desk.api.desk.sources.asked

test('an administrator reads what every night found that no callback had told', async () => {
  const screen = open()
  await screen.sees('12,161 人，48 个部门；加入 1，离开 1，等人核对 1')
  expect(screen.seen()).toContain('已不在通讯录，已按离职处理')
  expect(screen.seen()).toContain('和企业微信完全一致，没有漏掉的。')
})

test('it is read anew at a press, and while it is read the button is gone', async () => {
  const screen = open()
  await screen.sees('现在读一遍')
  screen.press('现在读一遍')
  await screen.sees('几分钟内读完')
  expect(asked()).toEqual([false])
  expect(screen.seen()).not.toContain('现在读一遍')
})

test('nobody is taken for a leaver before a person said twice that they are', async () => {
  const screen = open()
  await screen.sees('缺的人太多')
  screen.press('确认这些人都离职了')
  await screen.sees('这 812 人都离职了吗？')
  expect(asked()).toEqual([])
  screen.press('都离职了，再读一遍')
  await screen.sees('几分钟内读完')
  expect(asked()).toEqual([true])
  expect(screen.seen()).not.toContain('确认这些人都离职了')
})

test('a company without the directory is told so, and has no button that does nothing', async () => {
  desk.api.desk.sources.directory = { enabled: false, syncs: [] }
  const screen = open()
  await screen.sees('还没有接通企业微信通讯录')
  expect(screen.seen()).not.toContain('现在读一遍')
})

test('a press that did not get through is told, and can be made again', async () => {
  const screen = open()
  await screen.sees('现在读一遍')
  desk.net.up = false
  screen.press('现在读一遍')
  await screen.sees('网络')
  expect(asked()).toEqual([])
  desk.net.up = true
  screen.press('现在读一遍')
  await screen.sees('几分钟内读完')
})

test('while it is read the page looks again by itself, and shows what was found', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const screen = open()
  await screen.sees('现在读一遍')
  screen.press('现在读一遍')
  await screen.sees('几分钟内读完')
  const { directory } = desk.api.desk.sources
  const [reading, ...rest] = directory.syncs
  const found = { members: 12_162, departments: 48 }
  if (reading)
    directory.syncs = [
      { ...reading, state: 'done', endedAt: '2026-11-23T02:21:00Z', counts: found },
      ...rest,
    ]
  act(() => vi.advanceTimersByTime(10_000))
  await screen.sees('12,162 人')
  await screen.offers('现在读一遍')
})
