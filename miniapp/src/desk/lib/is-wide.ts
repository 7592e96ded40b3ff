import { inBrowser } from '../../lib/platform.ts'

/** True on a desk: the same width as in styles/desk-wide.scss. */
export function isWide(): boolean {
  return inBrowser && window.matchMedia?.('(min-width: 960px)').matches === true
}
