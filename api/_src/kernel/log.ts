import { pino } from 'pino'

/** Structured log lines: ids, codes and durations only. Personal values have no business here. */
export type Log = {
  info(fields: Record<string, unknown>, message: string): void
  warn(fields: Record<string, unknown>, message: string): void
  error(fields: Record<string, unknown>, message: string): void
}

const PHONE_LIKE = /(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)/g

/** Last line of defence: anything that looks like a mobile number leaves as a mask. */
export function scrub(text: string): string {
  return text.replace(PHONE_LIKE, (match) => `${match.slice(0, 3)}****${match.slice(-4)}`)
}

export function createLog(level: string, write: (line: string) => void): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    { write: (line: string) => write(scrub(line)) },
  )
}
