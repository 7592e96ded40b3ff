import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, openContext } from '../support/browser.ts'
import { buildMiniapp } from '../support/build-miniapp.ts'
import { deskGallery } from '../support/desk/desk-gallery.ts'
import { heavyDesk } from '../support/desk/heavy-desk.ts'
import { createFakeApi, type FakeApi } from '../support/fake-api.ts'
import { serveH5 } from '../support/serve-h5.ts'
import { phoneViews, visitExhibit, wideViews } from './visit-exhibit.ts'

const shots = path.resolve(import.meta.dirname, 'screenshots')

let api: FakeApi
let server: { url: string; close: () => Promise<void> }
let browser: Browser
let closeBrowser: (() => Promise<void>) | undefined

function freshApi(validTokens = new Set<string>()): void {
  api = createFakeApi()
  Object.assign(api, { validTokens, roles: ['employee', 'hr'] })
}

beforeAll(async () => {
  freshApi()
  mkdirSync(shots, { recursive: true })
  server = await serveH5(await buildMiniapp('h5'), () => api)
  ;({ browser, close: closeBrowser } = await launchBrowser())
}, 240_000)
afterAll(async () => {
  await closeBrowser?.()
  await server?.close()
})

/** A browser in which 张敏 of HR is logged in; `scale`: how large letters are. */
async function openDesk(
  view: Parameters<typeof openContext>[1],
  scale = 1,
): Promise<BrowserContext> {
  freshApi()
  const context = await openContext(browser, view)
  await context.addInitScript((size) => {
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.style.fontSize = `${size}px`
    })
  }, 16 * scale)
  const page = await context.newPage()
  await page.goto(server.url)
  await page.getByText('您还没有紧急联络人').waitFor()
  await page.close()
  return context
}

describe.each([
  ['a phone', phoneViews],
  ['a desk', wideViews],
] as const)('on %s', (_, views) => {
  let context: BrowserContext
  beforeAll(async () => {
    context = await openDesk({ width: views === phoneViews ? 390 : 1280 })
  })
  afterAll(() => context.close())

  test.each(deskGallery)('$name is readable by everybody and fits the width', async (exhibit) => {
    freshApi(api.validTokens)
    exhibit.prepare?.(api)
    await visitExhibit(context, views, {
      url: `${server.url}/#/desk/${exhibit.route}`,
      reach: exhibit.reach,
      shot: (view) => `${shots}/desk-${view}-${exhibit.name}.png`,
    })
  })
})

test.each([1, 1.5])(
  'with the longest names the table stays within its page, letters %s times as large',
  async (scale) => {
    const context = await openDesk({ width: 1280 }, scale)
    api.desk = heavyDesk()
    const page = await context.newPage()
    await page.goto(`${server.url}/#/desk/worklist/index`)
    const way = page.getByRole('button', { name: '看联络人' }).filter({ visible: true }).first()
    await way.waitFor()
    const box = await way.boundingBox()
    expect((box?.x ?? Infinity) + (box?.width ?? 0)).toBeLessThanOrEqual(1280)
    await context.close()
  },
)

test('HR works the list by keyboard alone: down, open, result, saved, back', async () => {
  const context = await openDesk({ width: 1280 })
  const page = await context.newPage()
  await page.goto(`${server.url}/#/desk/worklist/index`)
  await page.getByText('李四').filter({ visible: true }).first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('李四')
  await page.getByText('马晓东').filter({ visible: true }).first().waitFor({ state: 'detached' })
  await page.getByLabel('搜索待办').last().blur()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('f')
  await page.getByText('记录跟进').filter({ visible: true }).first().waitFor()
  const none = page.getByRole('radio', { name: '没人接' }).filter({ visible: true })
  await none.focus()
  await page.keyboard.press('Space')
  const save = page.getByRole('button', { name: '保存跟进' }).filter({ visible: true })
  await save.focus()
  await page.keyboard.press('Enter')
  await page.getByText('已记下：电话，没人接').waitFor()
  expect(api.desk.record.followUps).toHaveLength(1)
  await context.close()
})

test('on a phone the two ways to decide stand side by side, whatever page came first', async () => {
  const context = await openDesk({ width: 390 })
  const page = await context.newPage()
  await page.goto(`${server.url}/#/desk/approval/index?id=crq_1`)
  const places = ['不同意', '同意更换'].map(async (name) => {
    const button = page.getByRole('button', { name, exact: true }).filter({ visible: true })
    return button.boundingBox()
  })
  const [refuse, agree] = await Promise.all(places)
  expect(agree?.y).toBe(refuse?.y)
  expect(agree?.height).toBeLessThan(80)
  await context.close()
})

test('from the employee found, the first contact is dialled with two presses', async () => {
  const context = await openDesk({ width: 390 })
  const page = await context.newPage()
  await page.goto(`${server.url}/#/desk/emergency/index`)
  await page.getByLabel('找员工').last().fill('lisi')
  await page.getByText('李四').last().click()
  await page.getByRole('button', { name: '工伤' }).click()
  await page.getByRole('button', { name: '打给王桂芬' }).click()
  await page.getByText('打给王桂芬，通了吗？').waitFor()
  await expect
    .poll(() => api.desk.emergency.contacts[0]?.outcomes.map(({ outcome }) => outcome))
    .toEqual(['dialled'])
  await context.close()
})

test('what was pressed on a card without a network is sent after the page was read anew', async () => {
  const context = await openDesk({ width: 390 })
  const page = await context.newPage()
  await page.goto(`${server.url}/#/desk/card/index?id=emg_1`)
  await page.getByText('先打这个').waitFor()
  await context.setOffline(true)
  await page.getByRole('button', { name: '打给王桂芬' }).click()
  await page.getByText('网络不通，结果还没有传上去').waitFor()
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toMatch(/王桂芬|9012/)
  await context.setOffline(false)
  await page.reload()
  const sent = () => api.desk.emergency.contacts[0]?.outcomes.map(({ outcome }) => outcome)
  await expect.poll(sent).toEqual(['dialled'])
  await context.close()
})

test('an employee without a desk sees no way to it; one with a desk goes there and back', async () => {
  const context = await openDesk({ width: 1280 })
  const page = await context.newPage()
  await page.goto(server.url)
  await page.getByRole('link', { name: '工作台' }).click()
  await page.getByText('8 条要跟进').waitFor()
  await page.getByRole('link', { name: '我的紧急联络人' }).filter({ visible: true }).click()
  await page.getByText('您还没有紧急联络人').filter({ visible: true }).waitFor()
  await context.close()

  api = createFakeApi()
  const plain = await openContext(browser, { width: 1280 })
  const other = await plain.newPage()
  await other.goto(server.url)
  await other.getByText('您还没有紧急联络人').waitFor()
  expect(await other.getByRole('link', { name: '工作台' }).count()).toBe(0)
  await plain.close()
})
