import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookHash } from '../../api/_src/http/pages/joiner/look.ts'
import { scriptHash } from '../../api/_src/http/pages/joiner/script.ts'
import { pageHeaders } from '../../api/_src/http/pages/page-headers.ts'
import { contacts } from '../../db/schema/index.ts'
import { launchBrowser } from '../support/browser.ts'
import { joinerGallery } from '../support/joiner-gallery.ts'
import { issueJoinerLink, mountJoinerPages } from '../support/joiner-pages.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let world: MessageWorld
let browser: Browser
let closeBrowser: () => Promise<void>
let server: { url: string; close: () => void }
beforeAll(async () => {
  ;({ browser, close: closeBrowser } = await launchBrowser())
  world = await createMessageWorld()
  const app = mountJoinerPages(world)
  const gallery = new Hono().use(pageHeaders({ style: lookHash, script: scriptHash }))
  gallery.get('/:name', (c) => {
    const page = joinerGallery[c.req.param('name')]
    return page ? c.html(page()) : c.notFound()
  })
  app.route('/gallery', gallery)
  server = await new Promise((resolve) => {
    const running = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ url: `http://127.0.0.1:${port}`, close: () => running.close() }),
    )
  })
})
afterAll(async () => {
  server.close()
  await world.close()
  await closeBrowser()
})

async function openPage(width: number, more: Parameters<Browser['newContext']>[0] = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    locale: 'zh-CN',
    ...more,
  })
  return context.newPage()
}
const MEASURES = `({
  wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  smallest: Math.min(...[...document.querySelectorAll('button,summary,select,label.y18,input:not([type=hidden],[type=checkbox])')]
    .map((control) => control.offsetHeight)),
})`
async function openAll(page: Page): Promise<void> {
  const closed = page.locator('details:not([open]) > summary')
  while ((await closed.count()) > 0) await closed.first().click()
}
async function begin(page: Page): Promise<string> {
  await world.reset()
  const link = await issueJoinerLink(world)
  await page.goto(`${server.url}/j/${link}`)
  await page.getByRole('button', { name: '开始填写' }).click()
  return link
}
const fields = {
  name: (page: Page) => page.getByLabel('对方的姓名'),
  relation: (page: Page) => page.getByLabel('对方是您的'),
  phone: (page: Page) => page.getByLabel('对方的手机号'),
}
async function fill(page: Page): Promise<void> {
  await fields.name(page).fill('王小芬')
  await fields.relation(page).selectOption('母亲')
  await fields.phone(page).fill('13800009012')
}

test.each([
  [390, 20],
  [1280, 20],
  [320, 32],
])(
  'at %i pixels and letters of %i nothing is cut off and everything can be pressed',
  async (width, letters) => {
    const page = await openPage(width, { javaScriptEnabled: false })
    for (const name of Object.keys(joinerGallery)) {
      await page.goto(`${server.url}/gallery/${name}`)
      await openAll(page)
      if (letters > 20)
        await page.evaluate(`document.documentElement.style.fontSize = '${letters}px'`)
      const measured = (await page.evaluate(MEASURES)) as { wider: number; smallest: number }
      expect(measured.wider, name).toBeLessThanOrEqual(0)
      expect(measured.smallest, name).toBeGreaterThanOrEqual(48)
    }
    await page.context().close()
  },
)

test.each(['light', 'dark'] as const)('axe finds nothing wrong, %s', async (colorScheme) => {
  const page = await openPage(390, { colorScheme })
  for (const name of Object.keys(joinerGallery)) {
    await page.goto(`${server.url}/gallery/${name}`)
    await openAll(page)
    const faults = await page.evaluate(`${axe};axe.run().then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`)
    expect(faults, name).toEqual([])
  }
  await page.context().close()
})

test('a joiner fills in a contact without scripts, closes the page, comes back and changes it', async () => {
  const page = await openPage(390, { javaScriptEnabled: false })
  const link = await begin(page)
  await page.getByRole('button', { name: '填第一位' }).click()
  await page.getByRole('button', { name: '提交' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('请填对方的姓名')
  await fill(page)
  await page.getByRole('button', { name: '提交' }).click()
  expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('1 · 王小芬（母亲）')
  await page.reload()
  const again = await page.context().newPage()
  await page.close()
  await again.goto(`${server.url}/j/${link}`)
  await again.getByRole('button', { name: '查看或修改王小芬' }).click()
  await again.getByLabel('姓名').fill('王晓芬')
  await again.getByRole('button', { name: '保存姓名和关系' }).click()
  await again.getByRole('button', { name: '都填好了' }).click()
  expect(await again.getByText('都填好了，谢谢').isVisible()).toBe(true)
  expect(await world.db.select().from(contacts)).toHaveLength(1)
  await again.context().close()
})

test('with scripts the number is checked on leaving its field, and a press that got lost loses no entry', async () => {
  const page = await openPage(390)
  const link = await begin(page)
  await page.getByRole('button', { name: '填第一位' }).click()
  await fill(page)
  await fields.phone(page).blur()
  await page.getByText('号码正常').waitFor()
  await page.route('**/contacts', (route) => route.abort())
  await page.getByRole('button', { name: '提交' }).click()
  await page.unroute('**/contacts')
  await page.goto(`${server.url}/j/${link}/new`)
  expect(await fields.name(page).inputValue()).toBe('王小芬')
  expect(await fields.relation(page).inputValue()).toBe('母亲')
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('提交好了').waitFor()
  await page.getByRole('button', { name: '再填一位' }).click()
  expect(await fields.name(page).inputValue()).toBe('')
  await page.context().close()
})
