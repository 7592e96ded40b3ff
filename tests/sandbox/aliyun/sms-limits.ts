const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const codeLimits = { minute: 1, hour: 5, day: 10 }
const noticesADay = 50

export type SmsLimits = {
  /** Counts a code to this number; the vendor's message when it is one too many. */
  admitCode(signName: string, phone: string, now: number): string | null
  /** The same for notices of one template. */
  admitNotice(signName: string, template: string, phone: string, now: number): string | null
  snapshot(): [string, number[]][]
  restore(sends: [string, number[]][]): void
}

/**
 * The vendor's limits per number. Minutes and hours are natural clock windows, which begin at the
 * same instants in UTC+8 as in UTC; the day is the 24 hours before the send.
 */
export function smsLimits(): SmsLimits {
  const sends = new Map<string, number[]>()

  function recent(key: string, now: number): number[] {
    const kept = (sends.get(key) ?? []).filter((at) => at > now - dayMs)
    sends.set(key, kept)
    return kept
  }

  function admitCode(signName: string, phone: string, now: number): string | null {
    const times = recent(`code ${signName} ${phone}`, now)
    const since = (start: number) => times.filter((at) => at >= start).length
    if (since(now - (now % minuteMs)) >= codeLimits.minute) {
      return `触发分钟级流控Permits:${codeLimits.minute}`
    }
    if (since(now - (now % hourMs)) >= codeLimits.hour) {
      return `触发小时级流控Permits:${codeLimits.hour}`
    }
    if (times.length >= codeLimits.day) return `触发天级流控Permits:${codeLimits.day}`
    times.push(now)
    return null
  }

  function admitNotice(signName: string, template: string, phone: string, now: number) {
    const times = recent(`notice ${signName} ${template} ${phone}`, now)
    if (times.length >= noticesADay) return `触发天级流控Permits:${noticesADay}`
    times.push(now)
    return null
  }

  return {
    admitCode,
    admitNotice,
    snapshot: () => [...sends],
    restore(saved) {
      sends.clear()
      for (const [key, times] of saved) sends.set(key, times)
    },
  }
}
