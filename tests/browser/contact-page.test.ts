import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { serve } from '@hono/node-server'
import { desc, isNull } from 'drizzle-orm'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { challengeCodes } from '../../db/schema/index.ts'
import { announced } from '../support/announced.ts'
import { askContact, sendSecrets } from '../support/asked-contact.ts'
import { launchBrowser } from '../support/browser.ts'
import { mountPages } from '../support/contact-pages.ts'
import { gallery, serveGallery } from '../support/page-gallery.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
let closeBrowser: () => Promise<void>
let pages: { url: string; close: () => void }
beforeAll(async () => {
  ;({ browser, close: closeBrowser } = await launchBrowser())
  pages = await serveGallery()
})
afterAll(async () => {
  pages.close()
  await closeBrowser()
})

/** A phone or a desk, without scripts unless a tool of ours needs them. */
async function openPage(view: { width: number; dark?: boolean }, scripts = false): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: 844 },
    colorScheme: view.dark ? 'dark' : 'light',
    javaScriptEnabled: scripts,
    locale: 'zh-CN',
  })
  return context.newPage()
}

/** Opens every `details`, as a finger would. */
async function openAll(page: Page): Promise<void> {
  const closed = page.locator('details:not([open]) > summary')
  while ((await closed.count()) > 0) await closed.first().click()
}

/** What axe finds wrong. Runs through the debugger, which the policy does not stop. */
async function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(`${axe};axe.run().then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`)
}

/** How far a page is wider than its window, and the smallest thing to press on it. */
const MEASURES = `({
  wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  smallest: Math.min(...[...document.querySelectorAll('button,summary,select,label.y18,input:not([type=hidden],[type=checkbox])')]
    .map((control) => control.offsetHeight)),
  letters: getComputedStyle(document.body).fontSize,
})`

/** How much of what is typed is out of sight, and the field's height in letters. */
const FIELD = `(() => {
  const field = document.querySelector('input:not([type=hidden])')
  return [field.scrollWidth - field.clientWidth,
    field.clientHeight / parseFloat(getComputedStyle(field).fontSize)]
})()`

describe.each([390, 1280])('at %i pixels, without scripts', (width) => {
  let page: Page
  beforeAll(async () => {
    page = await openPage({ width })
  })
  afterAll(() => page.context().close())

  test.each(Object.keys(gallery))(
    '%s is one small request, large letters, large touch targets',
    async (name) => {
      const requests: string[] = []
      page.on('request', (request) => requests.push(request.url()))
      const response = await page.goto(`${pages.url}/${name}`)
      page.removeAllListeners('request')
      expect(requests).toEqual([`${pages.url}/${name}`])
      expect((await response?.body())?.length).toBeLessThan(8 * 1024)
      await openAll(page)
      const measured = (await page.evaluate(MEASURES)) as {
        wider: number
        smallest: number
        letters: string
      }
      expect(measured.wider).toBeLessThanOrEqual(0)
      expect(measured.smallest).toBeGreaterThanOrEqual(48)
      expect(measured.letters).toBe('20px')
    },
  )
})

describe.each([false, true])('on a phone, dark: %s', (dark) => {
  let page: Page
  beforeAll(async () => {
    page = await openPage({ width: 390, dark }, true)
  })
  afterAll(() => page.context().close())

  test.each(Object.keys(gallery))('axe finds nothing wrong with %s', async (name) => {
    await page.goto(`${pages.url}/${name}`)
    await openAll(page)
    expect(await faultsOf(page)).toEqual([])
  })
})

test('at 320 pixels and double letter size nothing is cut off', async () => {
  const page = await openPage({ width: 320 })
  for (const name of Object.keys(gallery)) {
    await page.goto(`${pages.url}/${name}`)
    await page.evaluate("document.documentElement.style.fontSize = '32px'")
    const wide = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect(wide, name).toBeLessThanOrEqual(0)
  }
  await page.context().close()
})

test('at double letter size every digit that is typed can be seen', async () => {
  for (const width of [320, 390]) {
    const page = await openPage({ width })
    for (const [name, typed] of [
      ['code', '888888'],
      ['number', '18888888888'],
    ]) {
      await page.goto(`${pages.url}/${name}`)
      await page.evaluate("document.documentElement.style.fontSize = '32px'")
      await page.fill('input:not([type=hidden])', typed ?? '')
      const [hidden, height] = (await page.evaluate(FIELD)) as [number, number]
      expect(hidden, `${name} at ${width}`).toBeLessThanOrEqual(0)
      expect(height, `${name} at ${width}`).toBeGreaterThan(1.2)
    }
    await page.context().close()
  }
})

describe('a contact on an old phone', () => {
  let core: TestCore
  let server: { url: string; close: () => void }
  beforeAll(async () => {
    core = await createTestCore()
    const app = mountPages(core)
    server = await new Promise((resolve) => {
      const running = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
        resolve({ url: `http://127.0.0.1:${port}`, close: () => running.close() }),
      )
    })
  })
  afterAll(async () => {
    server.close()
    await core.close()
  })

  async function codeInSms(): Promise<string> {
    const [row] = await core.db
      .select()
      .from(challengeCodes)
      .where(isNull(challengeCodes.codeHash))
      .orderBy(desc(challengeCodes.id))
      .limit(1)
    const secrets = await sendSecrets(core, {
      challengeId: null,
      codeId: row?.id ?? null,
      needsLink: false,
    })
    return secrets?.code ?? ''
  }

  test('agrees, mistypes once, confirms; reloading and Back change nothing', async () => {
    const { link, challengeId } = await askContact(core, { relation: '子女' })
    const page = await openPage({ width: 390 })
    await page.goto(`${server.url}/c/${link}`)
    await page.getByRole('button', { name: '我愿意，获取验证码' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('请先勾选')
    await page.getByLabel('我已年满18周岁').check()
    await page.getByRole('button', { name: '我愿意，获取验证码' }).click()
    const code = await codeInSms()
    await page.getByLabel('短信里的 6 位数字').fill(code === '111111' ? '222222' : '111111')
    await page.getByRole('button', { name: '确认' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('还可以填 4 次')
    await page.reload()
    expect(await page.getByRole('alert').textContent()).toContain('还可以填 4 次')
    await page.getByLabel('短信里的 6 位数字').fill(code)
    await page.getByRole('button', { name: '确认' }).click()
    expect(await page.getByRole('heading').textContent()).toBe('确认成功，谢谢您')
    await page.reload()
    expect(await page.getByRole('heading').textContent()).toBe('确认成功，谢谢您')
    await page.goBack()
    expect(await page.getByRole('heading').textContent()).toBe('您已经答复过了')
    expect(await announced(core, 'challenge.confirmed')).toEqual([{ challengeId }])
    await page.context().close()
  })

  test('says 不认识 with a second press only, and takes it back', async () => {
    const { link } = await askContact(core, { phone: '13800009013' })
    const page = await openPage({ width: 390 })
    await page.goto(`${server.url}/c/${link}`)
    await page.getByText('我不认识这位员工').click()
    expect(await announced(core, 'challenge.declined')).toEqual([])
    await page.getByRole('button', { name: '确定，我不认识' }).click()
    expect(await page.getByRole('heading').textContent()).toBe('知道了，打扰您了')
    await page.getByRole('button', { name: '点错了，撤回' }).click()
    expect(await page.getByRole('main').textContent()).toContain('已经撤回了')
    await page.context().close()
  })

  test('finds out who asks with nothing but the fixed address and the own number', async () => {
    await askContact(core, { phone: '13800009014' })
    const page = await openPage({ width: 390 })
    await page.goto(`${server.url}/c`)
    await page.getByLabel('收到短信的手机号').fill('138 0000 9014')
    await page.getByRole('button', { name: '获取验证码' }).click()
    await page.getByLabel('短信里的 6 位数字').fill(await codeInSms())
    await page.getByRole('button', { name: '看看是谁' }).click()
    expect(await page.getByRole('heading').textContent()).toBe('张敏想请您做紧急联络人')
    await page.getByRole('button', { name: '我愿意', exact: true }).click()
    expect(await page.getByRole('heading').textContent()).toBe('确认成功，谢谢您')
    await page.context().close()
  })
})
