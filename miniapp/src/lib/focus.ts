import { inBrowser } from './platform.ts'

/**
 * In a browser, hands the keyboard and the screen reader to what a press brought up; what was pressed is
 * often gone by then. Of pages kept beneath this one the last in the document is the one in sight.
 */
export function focusOn(selector: string): void {
  if (!inBrowser) return
  requestAnimationFrame(() => {
    const all = document.querySelectorAll<HTMLElement>(selector)
    const found = all[all.length - 1]
    if (!found) return
    if (!found.hasAttribute('tabindex')) found.tabIndex = -1
    found.focus()
  })
}
