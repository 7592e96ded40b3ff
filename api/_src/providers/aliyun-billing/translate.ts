import { z } from 'zod'
import { ProviderError } from '../../kernel/provider-error.ts'
import { MEND_PAUSE } from '../aliyun/gateway.ts'

export const PROVIDER = 'aliyun-billing'

const answerSchema = z.object({ Success: z.boolean(), Code: z.string().regex(/^[\w.-]{1,80}$/) })

/** QueryResourcePackageInstances (ali 90486, data dictionary ali 90487): amounts are strings. */
const packagesSchema = z.object({
  Success: z.literal(true),
  Data: z.object({
    TotalCount: z.coerce.number().int().min(0),
    Instances: z.object({
      Instance: z.array(
        z.object({
          Status: z.string(),
          RemainingAmount: z.string(),
          Remark: z.string().nullish(),
        }),
      ),
    }),
  }),
})

/** QueryAccountBalance (ali 87997): amounts are strings, with commas between thousands. */
const balanceSchema = z.object({
  Success: z.literal(true),
  Data: z.object({ AvailableAmount: z.string(), Currency: z.string() }),
})

export type PackagePage = { total: number; shown: number; left: number[] }

/** What is left in each package of SMS for the mainland; the others carry none of ours. */
export function readPackages(body: unknown): PackagePage {
  const read = packagesSchema.safeParse(body)
  if (!read.success) throw refusalOf(body)
  const { TotalCount, Instances } = read.data.Data
  const left = Instances.Instance.filter(
    ({ Status, Remark }) => Status === 'Available' && !/国际|港澳台/.test(Remark ?? ''),
  ).map(({ RemainingAmount }) => readAmount(RemainingAmount))
  return { total: TotalCount, shown: Instances.Instance.length, left }
}

/** Thousandths of a yuan; null in another currency. */
export function readBalance(body: unknown): number | null {
  const read = balanceSchema.safeParse(body)
  if (!read.success) throw refusalOf(body)
  const { AvailableAmount, Currency } = read.data.Data
  return Currency === 'CNY' ? Math.round(readAmount(AvailableAmount) * 1000) : null
}

function readAmount(text: string): number {
  const plain = text.replaceAll(',', '')
  if (!/^-?\d+(\.\d+)?$/.test(plain)) throw malformed()
  return Number(plain)
}

function refusalOf(body: unknown): ProviderError {
  const answer = answerSchema.safeParse(body)
  if (!answer.success || answer.data.Success) return malformed()
  return new ProviderError('unavailable', PROVIDER, answer.data.Code, MEND_PAUSE)
}

function malformed(): ProviderError {
  return new ProviderError('unavailable', PROVIDER, 'malformed_answer')
}
