import { raw } from 'hono/html'

const svg = (body: string, className: string) =>
  raw(
    `<svg viewBox="0 0 24 24" aria-hidden="true"${className && ` class="${className}"`}>${body}</svg>`,
  )

const TICK = '<circle cx="12" cy="12" r="9"/><path d="M8 12.4l2.8 2.8 5.4-5.6"/>'
const CLOCK = '<circle cx="12" cy="12" r="9"/><path d="M12 7v5.3l3.4 2"/>'
const CROSS = '<circle cx="12" cy="12" r="9"/><path d="M9 9l6 6M15 9l-6 6"/>'
const SHIELD =
  '<path d="M12 3l7.5 2.8v5.6c0 4.7-3.1 7.9-7.5 9.6-4.4-1.7-7.5-4.9-7.5-9.6V5.8z"/><path d="M8.6 12l2.4 2.4 4.4-4.6"/>'

export const icons = {
  tick: svg(TICK, 'g'),
  clock: svg(CLOCK, 'y'),
  cross: svg(CROSS, 'r'),
  shield: svg(SHIELD, ''),
  bigTick: svg(TICK, 'g big'),
  bigClock: svg(CLOCK, 'y big'),
  /** The product's mark: two linked rings. */
  mark: raw(
    '<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#1d5bbf" stroke="none"/><path d="M17.5 11.5h-6a4.5 4.5 0 0 0 0 9h6a4.5 4.5 0 0 0 4-2.4"/><path d="M14.5 20.5h6a4.5 4.5 0 0 0 0-9" opacity=".72"/></svg>',
  ),
}
