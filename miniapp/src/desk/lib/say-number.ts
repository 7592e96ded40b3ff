/** 21,658: mini-program engines lack Intl. */
export function sayCount(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** `87.1%`; `—` of nobody. */
export function sayShare(part: number, whole: number): string {
  return whole > 0 ? `${((part / whole) * 100).toFixed(1)}%` : '—'
}

/** `24 秒`, `3 分 5 秒`; `还没量` where there is none. */
export function saySeconds(seconds: number | null): string {
  if (seconds === null) return '还没量'
  const whole = Math.round(seconds)
  const minutes = Math.floor(whole / 60)
  return [minutes > 0 ? `${minutes} 分` : '', `${whole % 60} 秒`].filter(Boolean).join(' ')
}

/** Points as they are added up: `+1.4`, `−1.1`, `0.0`. */
export function sayPoints(points: number): string {
  const said = Math.abs(points).toFixed(1)
  if (said === '0.0') return said
  return points > 0 ? `+${said}` : `−${said}`
}
