/** 21,658: mini-program engines lack Intl. */
export function sayCount(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** `87.1%`; `—` of nobody. */
export function sayShare(part: number, whole: number): string {
  return whole > 0 ? `${((part / whole) * 100).toFixed(1)}%` : '—'
}

/** Points as they are added up: `+1.4`, `−1.1`, `0.0`. */
export function sayPoints(points: number): string {
  const said = Math.abs(points).toFixed(1)
  if (said === '0.0') return said
  return points > 0 ? `+${said}` : `−${said}`
}
