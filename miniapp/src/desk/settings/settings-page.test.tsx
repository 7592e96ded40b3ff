import { cleanup, fireEvent } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type DeskTest,
  openDeskPage,
  startDesk,
} from '../../../../tests/support/desk/open-desk.tsx'
import { dropSession } from '../../lib/session.ts'
import SettingsPage from './index.tsx'

let desk: DeskTest
beforeEach(() => {
  desk = startDesk()
})
afterEach(() => {
  cleanup()
  dropSession()
})
const open = () => openDeskPage(desk, <SettingsPage />)

test('every setting is told in words, with who changed what', async () => {
  const screen = open()
  await screen.sees('每天最多发几条短信')
  expect(screen.seen()).toContain('5000 条')
  expect(screen.seen()).toContain('系统自己的值 → 5000 条')
  expect(screen.seen()).toContain('何建')
})

test('a choice is changed by a press, saved, and stands in the history', async () => {
  const screen = open()
  await screen.sees('换下原来的联络人要经理同意')
  screen.press('修改：换下原来的联络人要经理同意')
  fireEvent.click(document.querySelectorAll('[role=radio]')[1] as Element)
  screen.press('保存')
  await screen.sees('已保存：换下原来的联络人要经理同意')
  expect(desk.api.desk.machine.settings.approveReplacements).toBe(false)
  expect(desk.api.desk.machine.history[0]).toMatchObject({ key: 'approveReplacements' })
})

test('what a setting cannot be is refused in words, and nothing is changed', async () => {
  const screen = open()
  await screen.sees('每天最多发几条短信')
  screen.press('修改：每天最多发几条短信')
  screen.type(0, '很多')
  screen.press('保存')
  await screen.sees('有一项没有填对')
  expect(desk.api.desk.machine.settings.smsDailyBudget).toBe(5000)
  screen.press('不改了')
  expect(screen.seen()).not.toContain('有一项没有填对')
})
