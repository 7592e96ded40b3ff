const STOPS = '[tabindex="0"], input, textarea, select'

/** Tab goes round within what covers the page, not out to what lies beneath. */
export function stayWithin(selector: string, event: KeyboardEvent): void {
  const cover = [...document.querySelectorAll<HTMLElement>(selector)].at(-1)
  const stops = [...(cover?.querySelectorAll<HTMLElement>(STOPS) ?? [])]
  const here = document.activeElement
  const leaving = event.shiftKey ? stops[0] : stops.at(-1)
  if (cover?.contains(here) && here !== leaving) return
  const to = event.shiftKey ? stops.at(-1) : stops[0]
  if (!to) return
  event.preventDefault()
  to.focus()
}
