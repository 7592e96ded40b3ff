import * as z from 'zod/mini'
import { errorCodes, errorSentences } from '../../../shared/errors.ts'

const bodySchema = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  requestId: z.optional(z.string()),
  field: z.optional(z.string()),
  retryAt: z.optional(z.string()),
})

/** Why a call did not do what was asked: the server's own words, or that nobody answered. */
export type Refusal = Omit<z.infer<typeof bodySchema>, 'code'> & {
  code: z.infer<typeof bodySchema>['code'] | 'no_network'
}

export type Answer<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const noNetwork: Refusal = {
  code: 'no_network',
  message: '网络不通。您填的内容还在，请再按一次。',
}

export const unexpected: Refusal = { code: 'unexpected', message: errorSentences.unexpected }

/** Reads a refusal's body; anything that is not one of ours becomes `unexpected`. */
export function readRefusal(body: unknown): Refusal {
  const read = bodySchema.safeParse(body)
  return read.success ? read.data : unexpected
}

/** Above something that was read earlier and could not be read again. */
export function staleWords(refusal: Refusal): string {
  return refusal.code === 'no_network' ? '网络不通，看到的可能不是最新的。' : refusal.message
}

/** True where asking again with the same content may work: the answer never came or the server was unwell. */
export function mayRepeat(refusal: Refusal): boolean {
  return ['no_network', 'outside_unavailable', 'unexpected', 'unauthenticated'].includes(
    refusal.code,
  )
}
