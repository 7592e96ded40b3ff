import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { decrypt } from '@wecom/crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ServedSandbox, serveSandbox } from '../sandbox/serve-sandbox.ts'
import { sendCode, sendNotice } from '../support/aliyun-call.ts'
import { launchBrowser } from '../support/browser.ts'
import { sandboxOptions, testSandbox } from '../support/sandbox-fixture.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
let closeBrowser: () => Promise<void>
let served: ServedSandbox
const pushed: string[] = []
beforeAll(async () => {
  const { encodingAesKey } = sandboxOptions.wecom.callback
  const sandbox = testSandbox({
    wecom: {
      ...sandboxOptions.wecom,
      players: [{ part: '人事', name: '张敏', userid: 'ZhangMin', hint: '待办' }],
      joiner: { userid: 'LinXiaoman', name: '林小满', departmentIds: [2], employeeNumber: 'P1' },
    },
    destinations: { wecom: 'http://jl.test/callbacks/wecom' },
    fetch: async (_, init) => {
      const [, sealed = ''] = /<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(String(init?.body)) ?? []
      pushed.push(decrypt(encodingAesKey, sealed).message)
      return new Response()
    },
  })
  served = await serveSandbox(sandbox)
  await sendNotice(sandbox, '13912340001')
  await sendCode(sandbox, '13912340001')
  sandbox.faults.add({ target: 'smtp', fault: 'delay', share: 0.5 })
  sandbox.wecom.messages.add({
    msgid: 'one',
    userid: 'ZhangMin',
    msgtype: 'miniprogram_notice',
    sentAt: sandbox.now(),
    title: '有号码拒收短信',
    text: '请到管理页查看',
    lines: [{ key: '对象', value: 'msg_01m888z1x03xkqpx9gkfhn33kkwithnoplacetobreak' }],
    buttons: ['打开'],
    page: 'pages/contacts/index',
    link: null,
    card: null,
  })
  ;({ browser, close: closeBrowser } = await launchBrowser())
})
afterAll(async () => {
  await closeBrowser()
  await served.close()
})

describe.each([
  [390, 'light'],
  [1280, 'light'],
  [390, 'dark'],
] as const)('the stand-ins’ page at %i pixels, %s', (width, colorScheme) => {
  test('holds every message inside its card, and axe finds nothing wrong', async () => {
    const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme })
    await page.goto(`${served.url}/sandbox`)
    await page.locator('#m-ZhangMin > summary').click()
    const outside = await page.evaluate(
      `[...document.querySelectorAll('.card')].flatMap((card) => [...card.querySelectorAll('*')]
        .filter((part) => part.getBoundingClientRect().right > card.getBoundingClientRect().right + 1)
        .map((part) => part.className || part.tagName))`,
    )
    expect(outside).toEqual([])
    const faults = await page.evaluate(`${axe};axe.run().then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`)
    expect(faults).toEqual([])
    await page.close()
  })
})

test('who joins appears in WeCom by one press, which is pushed as WeCom pushes it, and can be played then', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await page.goto(`${served.url}/sandbox`)
  expect(await page.getByText('入职前 · 林小满').getAttribute('href')).toBe('/sandbox/joiner')
  expect(await page.locator('#m-LinXiaoman').count()).toBe(0)
  await page.getByRole('button', { name: '让林小满入职' }).click()
  const asThem = page.getByText('已入职 · 林小满')
  await asThem.waitFor()
  expect(await asThem.getAttribute('href')).toBe('/sandbox/open/LinXiaoman')
  expect(await page.getByText('入职前 · 林小满').count()).toBe(0)
  expect(await page.locator('#m-LinXiaoman').count()).toBe(1)
  expect(pushed).toEqual([expect.stringMatching(/change_contact.*create_user.*LinXiaoman/s)])
  await page.close()
})
