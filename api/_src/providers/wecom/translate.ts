import { z } from 'zod'
import { ProviderError } from '../../kernel/provider-error.ts'
import { PROVIDER } from './errcodes.ts'

/** What answers with errcode 0 hold. A missing field throws ProviderError. */

/** `expires_in` in seconds; the token has at most 512 bytes (wecom 91039). */
const tokenSchema = z.object({
  access_token: z.string().min(1).max(512),
  expires_in: z.number().int().positive(),
})

export function readToken(fields: unknown): { token: string; lifeMs: number } {
  const { access_token, expires_in } = parse(tokenSchema, fields)
  return { token: access_token, lifeMs: expires_in * 1000 }
}

/** `session_key` comes too and is dropped here: nothing needs it yet (wecom 96959). */
const sessionSchema = z.object({ corpid: z.string(), userid: z.string().min(1) })

/** A member of a company that has not linked the mini-program comes with an encrypted userid: null. */
export function readMiniSession(fields: unknown, ourCorpId: string): { userid: string } | null {
  const { corpid, userid } = parse(sessionSchema, fields)
  return corpid === ourCorpId ? { userid } : null
}

/** Who is no member has only an `openid`; older copies of the page write `UserId` (wecom 96443). */
const visitorSchema = z.object({ userid: z.string().optional(), UserId: z.string().optional() })

export function readVisitor(fields: unknown): { userid: string } | null {
  const visitor = parse(visitorSchema, fields)
  const userid = visitor.userid || visitor.UserId
  return userid ? { userid } : null
}

/** A partial failure is still errcode 0; `invaliduser` comes back in lower case (wecom 90236). */
const sentSchema = z.object({
  msgid: z.string().min(1),
  /** Of a card that can be changed. */
  response_code: z.string().optional(),
  invaliduser: z.string().optional(),
  unlicenseduser: z.string().optional(),
})

/** An answer that does not say what became of a message leaves it `uncertain`. */
export function readSent(
  fields: unknown,
  userid: string,
): { msgid: string; responseCode: string | null } {
  const sent = sentSchema.safeParse(fields)
  if (!sent.success) throw new ProviderError('uncertain', PROVIDER, 'malformed_answer')
  const { msgid, response_code, invaliduser, unlicenseduser } = sent.data
  if (names(invaliduser, userid)) throw new ProviderError('rejected', PROVIDER, 'no_such_member')
  if (names(unlicenseduser, userid)) throw new ProviderError('rejected', PROVIDER, 'unlicensed')
  return { msgid, responseCode: response_code || null }
}

function names(list: string | undefined, userid: string): boolean {
  return (list ?? '').toLowerCase().split('|').includes(userid.toLowerCase())
}

function parse<T>(schema: z.ZodType<T>, fields: unknown): T {
  const parsed = schema.safeParse(fields)
  if (parsed.success) return parsed.data
  throw new ProviderError('unavailable', PROVIDER, 'malformed_answer')
}
