import type * as z from 'zod/mini'
import type { Answer } from './refusal.ts'
import { type Call, sendRequest } from './send-request.ts'
import { dropSession, getSession } from './session.ts'
import { signIn } from './sign-in.ts'

/**
 * A call as the signed-in employee. An expired session is renewed once and the call repeated with the same
 * headers, so a submit keeps its key. Meanwhile the form stays on the screen; in a browser the page leaves
 * for WeCom and the draft waits in storage.
 */
export async function callApi<T>(
  call: Omit<Call, 'token'>,
  schema: z.ZodMiniType<T>,
): Promise<Answer<T>> {
  const token = getSession()?.token ?? null
  const first = await sendRequest({ ...call, token }, schema)
  if (first.ok || first.refusal.code !== 'unauthenticated') return first
  const fresh = await renew(token)
  return fresh ? sendRequest({ ...call, token: fresh }, schema) : first
}

async function renew(expired: string | null): Promise<string | null> {
  const current = getSession()?.token ?? null
  // another call renewed it meanwhile
  if (current && current !== expired) return current
  const outcome = await signIn()
  if (outcome.kind === 'signed_in') return outcome.session.token
  if (outcome.kind !== 'leaving') dropSession()
  return null
}
