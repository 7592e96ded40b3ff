const offsetMs = 8 * 3_600_000

/** `yyyy-MM-dd HH:mm:ss` in UTC+8, the form of Aliyun's pushes and queries. */
export function chinaDateTime(instant: number): string {
  return new Date(instant + offsetMs).toISOString().slice(0, 19).replace('T', ' ')
}

/** `yyyyMMdd` in UTC+8. */
export function chinaDate(instant: number): string {
  return chinaDateTime(instant).slice(0, 10).replaceAll('-', '')
}

/** Epoch milliseconds of a `yyyy-MM-dd[ HH:mm:ss]` in UTC+8; null when it is no such time. */
export function parseChinaTime(text: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}:\d{2}))?$/.exec(text)
  if (!match) return null
  const instant = Date.parse(`${match[1]}T${match[2] ?? '00:00:00'}+08:00`)
  return Number.isNaN(instant) ? null : instant
}
