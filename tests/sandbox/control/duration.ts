const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }
const short = /^(\d+(?:\.\d+)?)(ms|s|m|h|d|w)$/
const iso = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

/** Milliseconds of `90s`, `15m`, `2h`, `3d`, `P3D`, `PT2H30M`; null for anything else. */
export function parseDuration(text: string): number | null {
  const simple = short.exec(text)
  if (simple?.[1] && simple[2]) {
    const unit = simple[2] === 'ms' ? 1 : unitMs[simple[2] as keyof typeof unitMs]
    return Number(simple[1]) * unit
  }
  const parts = iso.exec(text)
  if (!parts || text === 'P' || text.endsWith('T')) return null
  const [, weeks, days, hours, minutes, seconds] = parts
  return (
    Number(weeks ?? 0) * unitMs.w +
    Number(days ?? 0) * unitMs.d +
    Number(hours ?? 0) * unitMs.h +
    Number(minutes ?? 0) * unitMs.m +
    Number(seconds ?? 0) * unitMs.s
  )
}
