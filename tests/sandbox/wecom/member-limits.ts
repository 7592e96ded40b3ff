const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const perMinute = 30
const perHour = 1000
const perAccountAndDay = 200

export type MemberLimits = {
  /** False when the message to this member is silently dropped. */
  admit(userid: string, now: number): boolean
  /** Counts person-times against the app's day (UTC+8); false when they are used up. */
  admitForDay(count: number, now: number): boolean
}

/** What one app may send: 30 a minute and 1000 an hour to a member, accounts × 200 a day. */
export function memberLimits(accounts: number): MemberLimits {
  const sends = new Map<string, number[]>()
  let day = -1
  let sentToday = 0
  return {
    admit(userid, now) {
      const times = (sends.get(userid) ?? []).filter((at) => at > now - hourMs)
      sends.set(userid, times)
      const lastMinute = times.filter((at) => at > now - minuteMs).length
      if (lastMinute >= perMinute || times.length >= perHour) return false
      times.push(now)
      return true
    },
    admitForDay(count, now) {
      const today = Math.floor((now + 8 * hourMs) / dayMs)
      if (today !== day) {
        day = today
        sentToday = 0
      }
      if (sentToday + count > accounts * perAccountAndDay) return false
      sentToday += count
      return true
    },
  }
}
