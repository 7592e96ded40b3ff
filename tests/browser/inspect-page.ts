import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Rules that axe finds broken and calls serious or worse, with the element; `only`: of these rules. */
export async function seriousTroubles(page: Page, only?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  return page.evaluate(async (rules) => {
    const { axe: tool } = window as unknown as {
      axe: {
        run(options: object): Promise<{
          violations: { id: string; impact: string; nodes: { html: string }[] }[]
        }>
      }
    }
    const { violations } = await tool.run({
      resultTypes: ['violations'],
      ...(rules ? { runOnly: { type: 'rule', values: rules } } : {}),
    })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  }, only)
}

/** By how many pixels the widest page of the mini-program stands out sideways. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('.taro_page')].map(
        (one) => one.scrollWidth - one.clientWidth,
      ),
    ),
  )
}

/** The same page at night, once its colours have changed. */
export const turnDark = (page: Page) => turn(page, 'dark')
export const turnLight = (page: Page) => turn(page, 'light')

async function turn(page: Page, colorScheme: 'dark' | 'light'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition)
        .map(({ finished }) => finished),
    ),
  )
}

/** The troubles that night can bring to a page that has none by day: nothing but its colours is another. */
export function nightTroubles(page: Page): Promise<string[]> {
  return seriousTroubles(page, ['color-contrast', 'link-in-text-block'])
}
