import * as z from 'zod/mini'

/** What the employee may learn of a number: off and busy are `normal` (design §5.1). */
export const numberStatuses = ['normal', 'suspended', 'vacant', 'unknown'] as const
export const numberStatusSchema = z.enum(numberStatuses)
export type NumberStatus = z.infer<typeof numberStatusSchema>

/** What the carrier said, in our words; kept on the record, never shown to the employee. */
export const carrierStatuses = [
  'normal',
  'suspended',
  'vacant',
  'off',
  'suspected_off',
  'busy',
  'unknown',
] as const
export type CarrierStatus = (typeof carrierStatuses)[number]

export const findingSchema = z.enum(['own_number', 'same_number_twice'])

export const numberCheckRequestSchema = z.object({ phone: z.string().check(z.maxLength(64)) })

export const numberCheckSchema = z.object({
  status: numberStatusSchema,
  carrier: z.nullable(z.string()),
  province: z.nullable(z.string()),
  city: z.nullable(z.string()),
  findings: z.array(findingSchema),
})
export type NumberCheck = z.infer<typeof numberCheckSchema>

const carrierNames: Record<string, string> = {
  CMCC: '中国移动',
  CUCC: '中国联通',
  CTCC: '中国电信',
  CBN: '中国广电',
}

/** The carrier's name as people say it; null where unknown. */
export function carrierName(carrier: string | null): string | null {
  return carrier ? (carrierNames[carrier] ?? null) : null
}

/** 江苏苏州; 北京 once, though province and city are the same. */
export function homeOf({ province, city }: Pick<NumberCheck, 'province' | 'city'>): string {
  return province === city ? (province ?? '') : `${province ?? ''}${city ?? ''}`
}

/** Off, suspected off and busy tell where a phone is, so the employee sees `normal` (design §5.1). */
export function statusForEmployee(status: CarrierStatus): NumberStatus {
  if (status === 'off' || status === 'suspected_off' || status === 'busy') return 'normal'
  return status
}
