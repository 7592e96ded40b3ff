import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { launchBrowser, openContext } from '../../support/browser.ts'
import { listFaults } from './list-faults.ts'

/** A Monday, 10:02 in Shanghai: the hour in which the fake contacts are made. */
const START = '2026-11-23T02:02:00Z'
const ADDRESS = 'https://miniapp.example.test/'
const shots = path.resolve(import.meta.dirname, '../../browser/screenshots')

export type Look = { dark?: boolean; fontSizeSetting?: number }

/** Opens the bundled mini-program on phones; its time stands until `pass` moves it. */
export async function openScreens(html: string) {
  mkdirSync(shots, { recursive: true })
  const { browser, close } = await launchBrowser()

  async function openPhone({ dark = false, fontSizeSetting = 17 }: Look = {}) {
    const context = await openContext(browser, { width: 390, dark })
    const page = await context.newPage()
    const troubles: string[] = []
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (line) => {
      if (['error', 'warning'].includes(line.type())) troubles.push(line.text())
    })
    await page.route(`${ADDRESS}*`, (route) =>
      route.fulfill({ contentType: 'text/html', body: html }),
    )
    await page.clock.install({ time: START })
    await page.goto(`${ADDRESS}?letters=${fontSizeSetting}`)
    await page.getByText('您还没有紧急联络人').waitFor()
    return {
      page,
      /** The input under this label. */
      field: (id: 'name' | 'phone') => page.locator(`#${id} input`),
      press: (words: string) =>
        page.getByText(words, { exact: true }).filter({ visible: true }).click(),
      sees: (words: string) => page.getByText(words).filter({ visible: true }).first().waitFor(),
      open: (url: string) => page.evaluate((to) => window.host.open(to), url),
      pass: (milliseconds: number) => page.clock.runFor(milliseconds),
      /** Looks the screen over and keeps a picture of it. */
      async inspect(name: string): Promise<void> {
        await page.screenshot({ path: path.join(shots, `weapp-${name}.png`) })
        expect(await page.evaluate(listFaults), name).toEqual([])
        expect(troubles).toEqual([])
      },
      close: () => context.close(),
    }
  }
  return { openPhone, close }
}

export type Screens = Awaited<ReturnType<typeof openScreens>>
export type ScreenPhone = Awaited<ReturnType<Screens['openPhone']>>
