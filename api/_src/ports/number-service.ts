import type { CarrierStatus } from '../../../shared/number-check.ts'

export const carriers = ['CMCC', 'CUCC', 'CTCC', 'CBN', 'other'] as const
export type Carrier = (typeof carriers)[number]

/**
 * What carriers know of a mobile number. Every method throws ProviderError. UNKNOWN is an answer, not an
 * error: a carrier that cannot tell harms nobody (design §4.6).
 */
export type NumberServicePort = {
  status(
    phone: string,
    signal?: AbortSignal,
  ): Promise<{ status: CarrierStatus; carrier: Carrier | null }>
  attribute(
    phone: string,
    signal?: AbortSignal,
  ): Promise<{ carrier: Carrier | null; province: string | null; city: string | null }>
  /** Was the number given to somebody else since `since`? */
  reassigned(phone: string, since: Date): Promise<'yes' | 'no' | 'unknown' | 'cancelled'>
}
