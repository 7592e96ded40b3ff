import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ServedSandbox, serveSandbox } from '../sandbox/serve-sandbox.ts'
import { sendCode, sendNotice } from '../support/aliyun-call.ts'
import { launchBrowser } from '../support/browser.ts'
import { testSandbox } from '../support/sandbox-fixture.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
let closeBrowser: () => Promise<void>
let served: ServedSandbox
beforeAll(async () => {
  const sandbox = testSandbox()
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
