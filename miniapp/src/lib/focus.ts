import { inBrowser } from './platform.ts'

const FRAMES = 10
let latest = 0

/**
 * In a browser, hands the keyboard and the screen reader to what a press brought up; what was pressed is often gone by
 * then. Looks for some frames, because a new Taro element puts its children in place once more and they lose the
 * keyboard by that; gives up when the person, or a later call, has moved on.
 */
export function focusOn(selector: string): void {
  if (!inBrowser) return
  latest += 1
  const mine = latest
  const before = document.activeElement
  let left = FRAMES
  const look = () => {
    const found = findInFront(selector)
    const now = document.activeElement
    if (mine !== latest || (now !== before && now !== document.body && now !== found)) return
    if (found && now !== found) {
      if (!found.hasAttribute('tabindex')) found.tabIndex = -1
      found.focus()
    }
    left -= 1
    if (left > 0) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** The first one on the page in sight: pages beneath it are kept, and stand before it in the document. */
function findInFront(selector: string): HTMLElement | null {
  const pages = [...document.querySelectorAll<HTMLElement>('.taro_page')].reverse()
  const page = pages.find((one) => one.querySelector(selector))
  return (page ?? document).querySelector<HTMLElement>(selector)
}
