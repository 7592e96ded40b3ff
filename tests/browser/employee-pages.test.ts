import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, openContext } from '../support/browser.ts'
import { buildMiniapp } from '../support/build-miniapp.ts'
import { employeeGallery, exhibitPath } from '../support/employee-gallery.ts'
import { createFakeApi, type FakeApi } from '../support/fake-api.ts'
import { fakeContact } from '../support/fake-contact.ts'
import { measureFirstPage } from '../support/miniapp-size.ts'
import { serveH5 } from '../support/serve-h5.ts'
import { sideways } from './inspect-page.ts'
import { phoneViews, visitExhibit, wideViews } from './visit-exhibit.ts'

const shots = path.resolve(import.meta.dirname, 'screenshots')

let api: FakeApi = createFakeApi()
let dist: string
let server: { url: string; close: () => Promise<void> }
let browser: Browser
let closeBrowser: (() => Promise<void>) | undefined
beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  dist = await buildMiniapp('h5')
  server = await serveH5(dist, () => api)
  ;({ browser, close: closeBrowser } = await launchBrowser())
}, 240_000)
afterAll(async () => {
  await closeBrowser?.()
  await server?.close()
})

async function openPage(view: Parameters<typeof openContext>[1]): Promise<Page> {
  const context = await openContext(browser, view)
  return context.newPage()
}

describe.each([
  ['a phone', phoneViews],
  ['a desk', wideViews],
] as const)('on %s', (_, views) => {
  let context: BrowserContext
  beforeAll(async () => {
    api = createFakeApi()
    context = await openContext(browser, { width: views === phoneViews ? 390 : 1280 })
    const page = await context.newPage()
    await page.goto(server.url)
    await page.getByText('您还没有紧急联络人').waitFor()
    await page.close()
  })
  afterAll(() => context.close())

  test.each(employeeGallery)(
    '$name is readable by everybody and fits the width',
    async (exhibit) => {
      const { validTokens } = api
      api = createFakeApi()
      Object.assign(api, { validTokens, contacts: structuredClone(exhibit.contacts) })
      exhibit.prepare?.(api)
      await visitExhibit(context, views, {
        url: `${server.url}${exhibitPath(exhibit)}`,
        reach: exhibit.reach,
        shot: (view) => `${shots}/${view}-${exhibit.name}.png`,
      })
    },
  )
})

test('the first page loads no script that the size budget does not count', async () => {
  api = createFakeApi()
  const page = await openPage({ width: 390 })
  const scripts = new Set<string>()
  // only the names: what a page answered is gone once the log-in leads away from it
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.add(new URL(response.url()).pathname)
  })
  await page.goto(server.url)
  await page.getByText('您还没有紧急联络人').waitFor()
  const bodies = [...scripts].map((script) => readFileSync(path.join(dist, script)))
  const gzipped = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0)
  expect(gzipped).toBeGreaterThan(0)
  expect(gzipped).toBeLessThanOrEqual(measureFirstPage(dist))
  await page.context().close()
})

describe('logging in from a browser', () => {
  test('an employee without a session is sent to WeCom and comes back logged in, without the code in the address', async () => {
    api = createFakeApi()
    const page = await openPage({ width: 390 })
    await page.goto(server.url)
    await page.getByText('您还没有紧急联络人').waitFor()
    expect(page.url()).not.toContain('code=')
    expect(api.requests.map(({ method, path: asked }) => `${method} ${asked}`).slice(0, 2)).toEqual(
      ['GET /api/sessions/wecom-oauth', 'POST /api/sessions/wecom-oauth'],
    )
    await page.context().close()
  })

  test('a session that ends while a form is filled costs one trip to WeCom and no letter typed', async () => {
    api = createFakeApi()
    const page = await openPage({ width: 390 })
    await page.goto(server.url)
    await page.getByText('添加第一位联络人').click()
    await page.getByLabel('姓名').last().fill('王秀兰')
    await page.getByRole('radio', { name: '母亲' }).click()
    await page.locator('input[inputmode=tel]').last().fill('13700009012')
    api.validTokens.clear()
    await page.getByRole('button', { name: '保存，并请对方确认' }).click()
    await page.waitForURL((url) => url.hash.includes('edit'))
    await page.getByRole('radio', { name: '母亲', checked: true }).waitFor()
    await page.getByRole('button', { name: '保存，并请对方确认' }).click()
    await page.getByText('已提交').waitFor()
    expect(api.contacts).toHaveLength(1)
    await page.context().close()
  })

  test('a log-in that WeCom refuses says so, and waits for a press instead of going round', async () => {
    api = createFakeApi()
    api.refuse.set('POST /api/sessions/wecom-oauth', { code: 'not_a_member' })
    const page = await openPage({ width: 390 })
    await page.goto(server.url)
    await page.getByText('没有在公司名册里找到您').waitFor()
    await page.getByRole('button', { name: '重新登录' }).waitFor()
    expect(api.requests).toHaveLength(2)
    await page.context().close()
  })

  test('after 退出登录 the next person signs in themselves', async () => {
    api = createFakeApi()
    const page = await openPage({ width: 1280 })
    await page.goto(server.url)
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('button', { name: '用企业微信登录' }).waitFor()
    expect(api.requests.at(-1)).toMatchObject({ method: 'DELETE', path: '/api/sessions/current' })
    await page.context().close()
  })
})

test('the whole form can be filled and sent by keyboard alone', async () => {
  api = createFakeApi()
  const page = await openPage({ width: 1280 })
  await page.goto(server.url)
  await page.getByText('添加第一位联络人').waitFor()
  await page.getByRole('button', { name: '添加第一位联络人' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('姓名').last().waitFor()
  await page.getByLabel('姓名').last().focus()
  await page.keyboard.type('王秀兰')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.getByRole('radio', { name: '母亲', checked: true }).waitFor()
  for (let step = 0; step < 7; step += 1) await page.keyboard.press('Tab')
  await page.keyboard.type('13700009012')
  await page.keyboard.press('Tab')
  await page.getByText('号码正常 · 中国移动 · 江苏苏州').waitFor()
  await page.getByRole('button', { name: '保存，并请对方确认' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('已提交').waitFor()
  expect(api.contacts).toMatchObject([{ name: '王秀兰', relation: '母亲', phone: '13700009012' }])
  await page.context().close()
})

test('the arrow keys go through the relations, as through any group of choices', async () => {
  api = createFakeApi()
  const page = await openPage({ width: 1280 })
  await page.goto(server.url)
  await page.getByRole('button', { name: '添加第一位联络人' }).click()
  await page.getByRole('radio', { name: '父亲' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('radio', { name: '母亲', checked: true }).waitFor()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.getByRole('radio', { name: '其他', exact: true, checked: true }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('其他')
  await page.context().close()
})

test('a page opened by keyboard is read from its title, and what a press brings up takes the keyboard over', async () => {
  api = createFakeApi()
  api.contacts = [fakeContact({ id: 'con_1' })]
  const page = await openPage({ width: 1280 })
  await page.goto(server.url)
  await page
    .getByRole('button', { name: /王秀兰/ })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  await page.getByText('移除这位联络人').waitFor()
  await expect.poll(focused).toBe('确认进度')
  await page.getByRole('button', { name: '移除这位联络人' }).focus()
  await page.keyboard.press('Enter')
  // the panel itself: the whole page has its words too
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')))
    .toBe('alert')
  expect(await focused()).toContain('移除王秀兰？')
  await page.keyboard.press('Tab')
  expect(await focused()).toBe('移除')
  await page.context().close()
})

test('on a desk the button stays under its column, however long the page beside it grows', async () => {
  api = createFakeApi()
  api.contacts = [fakeContact({ id: 'con_1', state: 'valid', counts: true })]
  api.history = Array.from({ length: 12 }, (_, hour) => ({
    at: new Date(Date.UTC(2026, 10, 23, hour)).toISOString(),
    event: 'moved',
    actor: 'employee' as const,
    text: '调整了顺序',
  }))
  const page = await openPage({ width: 1280 })
  await page.goto(`${server.url}/#/pages/progress/index?id=con_1`)
  await page.getByRole('button', { name: '看看经过' }).click()
  await page.getByText('调整了顺序').first().waitFor()
  const steps = await page.locator('.steps').last().boundingBox()
  const button = await page.getByRole('button', { name: '完成' }).last().boundingBox()
  expect((button?.y ?? 0) - (steps?.y ?? 0) - (steps?.height ?? 0)).toBeLessThanOrEqual(24)
  await page.context().close()
})

test('大字显示 makes every word half as large again, and is remembered', async () => {
  api = createFakeApi()
  const page = await openPage({ width: 390 })
  await page.goto(server.url)
  const title = page.getByRole('heading', { level: 2 }).first()
  const sizeOf = () => title.evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize))
  await title.waitFor()
  const before = await sizeOf()
  await page.getByRole('checkbox', { name: '大字显示' }).click()
  expect((await sizeOf()) / before).toBeCloseTo(1.5, 2)
  await page.reload()
  await title.waitFor()
  expect((await sizeOf()) / before).toBeCloseTo(1.5, 2)
  expect(await sideways(page)).toBeLessThanOrEqual(0)
  await page.context().close()
})
