import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { nightTroubles, seriousTroubles, sideways, turnDark, turnLight } from './inspect-page.ts'

/** How a page is looked at: so wide, letters so many times as large, by day or also at night. */
export type View = {
  name: string
  width: 320 | 390 | 1280
  scale: number
  colours: 'light' | 'and dark'
}

export const phoneViews: readonly View[] = [
  { name: '320-double', width: 320, scale: 2, colours: 'light' },
  { name: '390-large', width: 390, scale: 1.5, colours: 'light' },
  { name: '390', width: 390, scale: 1, colours: 'and dark' },
]
export const wideViews: readonly View[] = [
  { name: '1280-large', width: 1280, scale: 1.5, colours: 'light' },
  { name: '1280', width: 1280, scale: 1, colours: 'and dark' },
]

/**
 * Opens a page in the first view, where what is pressed on the way to the exhibit is hardest to reach, and looks at it in
 * each: nothing stands out sideways, axe finds nothing serious, nothing was thrown. `shot`: where a view's picture goes.
 */
export async function visitExhibit(
  context: BrowserContext,
  views: readonly View[],
  exhibit: { url: string; reach: (page: Page) => Promise<void>; shot: (view: string) => string },
): Promise<void> {
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(error.message))
  const [first] = views
  if (!first) throw new Error('no view')
  await page.addInitScript((size) => {
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.style.fontSize = `${size}px`
    })
  }, 16 * first.scale)
  await resize(page, first)
  await page.goto(exhibit.url)
  await exhibit.reach(page)
  for (const view of views) {
    if (view !== first) await resize(page, view)
    await look(page, view, exhibit.shot)
  }
  expect(troubles).toEqual([])
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key !== 'session') localStorage.removeItem(key)
  })
  await page.close()
}

async function look(
  page: Page,
  { name, colours }: View,
  shot: (view: string) => string,
): Promise<void> {
  await page.screenshot({ path: shot(name) })
  expect(await seriousTroubles(page), name).toEqual([])
  expect(await sideways(page), name).toBeLessThanOrEqual(0)
  if (colours === 'light') return
  await turnDark(page)
  await page.screenshot({ path: shot(`${name}-dark`) })
  expect(await nightTroubles(page), `${name}, dark`).toEqual([])
  await turnLight(page)
}

async function resize(page: Page, { width, scale }: View): Promise<void> {
  await page.setViewportSize({ width, height: width < 960 ? 844 : 900 })
  await page.evaluate((size) => {
    document.documentElement.style.fontSize = `${size}px`
  }, 16 * scale)
}
