/** Time is an argument: the product's clock is the machine's, a stand-in's clock can be moved. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Asia/Shanghai has had no summer time since 1991, so a fixed offset is exact. */
const SHANGHAI_OFFSET = 8 * HOUR

/** The calendar date in Asia/Shanghai, `yyyy-mm-dd`. */
export function shanghaiDate(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 10)
}

/** The hour (0–23) in Asia/Shanghai. */
export function shanghaiHour(at: Date): number {
  return new Date(at.getTime() + SHANGHAI_OFFSET).getUTCHours()
}

/** The instant at `hour` o'clock in Asia/Shanghai on a `yyyy-mm-dd` date. */
export function shanghaiInstant(date: string, hour: number): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - SHANGHAI_OFFSET + hour * HOUR)
}

/** `11 月 23 日 10:21`, Asia/Shanghai. */
export function dayAndTime(at: Date): string {
  const local = new Date(at.getTime() + SHANGHAI_OFFSET)
  const clock = local.toISOString().slice(11, 16)
  return `${local.getUTCMonth() + 1} 月 ${local.getUTCDate()} 日 ${clock}`
}

export function addMilliseconds(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds)
}
