import { type Carrier, carrierOf, placeOf } from './prefixes.ts'

/** What the number service answers about a number. */
export const numberStatuses = [
  'NORMAL',
  'SHUTDOWN',
  'NOT_EXIST',
  'POWER_OFF',
  'SUSPECTED_POWER_OFF',
  'BUSY',
  'UNKNOWN',
  'OperatorLimit',
] as const
export type NumberStatus = (typeof numberStatuses)[number]

export type NumberEntry = {
  phone: string
  status: NumberStatus
  carrier: Carrier
  province: string
  city: string
  ported: boolean
  /** Who picks up, where it is somebody other than the person named. */
  answeredBy: string | null
  /** `yyyy-MM-dd` on which the number got its present owner. */
  reassignedOn: string | null
}

/** A number that nothing else is known of: in service, carrier and place by its prefix. */
export function entryInService(phone: string): NumberEntry {
  const [province, city] = placeOf(phone)
  return {
    phone,
    status: 'NORMAL',
    carrier: carrierOf(phone),
    province,
    city,
    ported: false,
    answeredBy: null,
    reassignedOn: null,
  }
}
