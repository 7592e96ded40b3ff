import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openContext } from '../support/browser.ts'
import { buildMiniapp } from '../support/build-miniapp.ts'
import { type Running, runCommand } from '../support/run-command.ts'
import { liveMainJob } from './journey.ts'

const pictures = path.resolve(import.meta.dirname, 'screenshots')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'whole-story-'))
let system: Running
let url: string
let browser: Awaited<ReturnType<typeof launchBrowser>>

beforeAll(async () => {
  fs.mkdirSync(pictures, { recursive: true })
  const H5_DIR = await buildMiniapp('h5')
  system = runCommand('start', { DATA_DIR: folder, PORT: '0', H5_DIR })
  const [, found = ''] = await system.until(/As an employee\s+(http:\S+)/)
  url = found
  browser = await launchBrowser()
}, 300_000)

afterAll(async () => {
  await browser?.close()
  system?.child.kill('SIGTERM')
  await system?.ended
  fs.rmSync(folder, { recursive: true, force: true })
}, 60_000)

test.each([
  [390, 0, '13612340001'],
  [1280, 1, '13612340002'],
] as const)(
  'at %i px an employee names a contact, the contact confirms on an old phone, and both see it',
  async (width, person, phone) => {
    const members = (await (await fetch(`${url}/sandbox/wecom/members`)).json()) as {
      userid: string
    }[]
    const employee = await openContext(browser.browser, { width })
    const contact = await browser.browser.newContext({
      viewport: { width, height: 844 },
      javaScriptEnabled: false,
      locale: 'zh-CN',
    })
    const complaints: string[] = []
    employee.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text().slice(0, 200))
    })
    employee.on('weberror', (error) => complaints.push(String(error.error()).slice(0, 200)))
    const stop = async (page: Page, name: string) => {
      await page.screenshot({ path: path.join(pictures, `${name}-${width}.png`) })
      const scrolls = await page
        .evaluate('document.documentElement.scrollWidth > innerWidth')
        .catch(() => false)
      expect(scrolls, `${name} scrolls sideways`).toBe(false)
    }
    const userid = members.at(-1 - person)?.userid ?? ''
    await liveMainJob(employee, contact, { url, userid, phone, stop })
    expect(complaints).toEqual([])
    await employee.close()
    await contact.close()
  },
  150_000,
)
