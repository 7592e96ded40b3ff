import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

const SYSTEM_CHROMIUM = '/usr/bin/chromium'

const quietArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The machine's Chromium, else the one an npm package ships. Close it with `close()`. */
export async function launchBrowser(): Promise<{ browser: Browser; close: () => Promise<void> }> {
  const home = mkdtempSync(path.join(tmpdir(), 'jinlian-chromium-'))
  const { executablePath, args } = await findChromium()
  const browser = await chromium.launch({
    executablePath,
    args,
    headless: true,
    env: { ...process.env, HOME: home },
  })
  return {
    browser,
    async close() {
      await browser.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function findChromium(): Promise<{ executablePath: string; args: string[] }> {
  if (existsSync(SYSTEM_CHROMIUM)) return { executablePath: SYSTEM_CHROMIUM, args: quietArgs }
  const { default: shipped } = await import('@sparticuz/chromium')
  return {
    executablePath: await shipped.executablePath(),
    args: [...shipped.args, ...quietArgs],
  }
}

/** One person's view: a phone (390, the narrowest 320) or a desk (1280), light or dark. */
export function openContext(
  browser: Browser,
  view: { width: 320 | 390 | 1280; dark?: boolean; offline?: boolean; userAgent?: string },
): Promise<BrowserContext> {
  const phone = view.width < 960
  return browser.newContext({
    viewport: { width: view.width, height: phone ? 844 : 900 },
    deviceScaleFactor: phone ? 2 : 1,
    isMobile: phone,
    hasTouch: phone,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: view.dark ? 'dark' : 'light',
    ...(view.userAgent ? { userAgent: view.userAgent } : {}),
  })
}
