import type { World } from '../support/world.ts'
import type { Memory } from './memory.ts'

/** One SMS as the vendor took it, told by its words alone: not by what we wrote down about it. */
export type SeenSms = {
  phone: string
  at: number
  /** A code; a link that the contact asked for; or a question that nobody asked for. */
  what: 'code' | 'new_link' | 'question'
  /** Whose contact is meant; a code names nobody. */
  employeeId: string | null
}

export function seenSms(world: World, memory: Memory): SeenSms[] {
  return world.sandbox.sms.log.since(0).map((sms) => ({
    phone: sms.phone,
    at: sms.sentAt,
    what: sms.verificationCode ? 'code' : sms.text.includes('新链接') ? 'new_link' : 'question',
    employeeId: memory.people.find(({ name }) => sms.text.includes(name))?.employeeId ?? null,
  }))
}

/** True if more than `most` of these times lie within any span of `within` milliseconds. */
export function exceeds(times: readonly number[], within: number, most: number): boolean {
  return times.some((at, i) => (times[i + most] ?? Number.POSITIVE_INFINITY) - at < within)
}
