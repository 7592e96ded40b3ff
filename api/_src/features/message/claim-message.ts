import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { Core, TxCore } from '../../kernel/core.ts'
import { randomString } from '../../kernel/random.ts'
import { rowsOf } from '../../kernel/rows.ts'
import type { SmsRequest } from '../../ports/sms.ts'
import { secretOf, templateOf } from './message.ts'
import type { MessageToSend } from './message-facts.ts'
import { type Attempt, endMessage, holdMessage } from './message-outcomes.ts'
import { NAMELESS, nameForSms } from './texts.ts'

/**
 * Makes what only this SMS may know, after the claim: the token of a link, a code. Null = nothing should be
 * said any more. The challenge feature's or the drill feature's; flow hands them in as one.
 */
export type IssueSecrets = (
  t: Pick<TxCore, 'random' | 'vault' | 'now'> & { tx: Queryable },
  claim: {
    messageId: string
    challengeId: string | null
    codeId: string | null
    drillMessageId: string | null
    needsLink: boolean
  },
) => Promise<{ link: string | null; code: string | null } | null>

export type Claim =
  | { outcome: 'claimed'; attempt: Attempt; request: SmsRequest }
  /** The limits were read too early: something else left for this number meanwhile. */
  | { outcome: 'raced' }
  /** Another has it, or there is nothing to say any more. */
  | { outcome: 'over' }

/**
 * First beat: queued → sending with a new OutId, if nothing left for this number since the facts were read;
 * then the link or code is made. Whoever dies in between leaves a message that surely did not leave.
 */
export async function claimMessage(
  core: Core,
  message: MessageToSend,
  issueSecrets: IssueSecrets,
): Promise<Claim> {
  const template = templateOf(message.kind, message.form)
  const secret = secretOf(template)
  const attempt = { messageId: message.id, outId: randomString(core.random, 24) }
  const name = message.name === null ? NAMELESS : nameForSms(message.name)
  const claimed = (params: Record<string, string>): Claim => ({
    outcome: 'claimed',
    attempt,
    request: {
      phone: core.vault.open('phone', message.phoneSealed),
      template,
      params,
      outId: attempt.outId,
      ...(message.extendCode ? { extendCode: message.extendCode } : {}),
    },
  })
  const now = core.clock.now()
  const lost = await take(core.db, message, attempt, now)
  if (lost) return lost
  if (!secret) return claimed({ name })
  const value = await mint(core, { message, attempt, now }, secret, issueSecrets)
  if (value) return claimed(secret === 'code' ? { code: value } : { name, link: value })
  await endMessage(core.db, message.id, { state: 'dropped', why: 'answered', now })
  return { outcome: 'over' }
}

/** The message is ours alone by now, so no transaction is needed; if it fails here, nothing has left. */
async function mint(
  core: Core,
  claim: { message: MessageToSend; attempt: Attempt; now: Date },
  secret: 'link' | 'code',
  issueSecrets: IssueSecrets,
): Promise<string | null> {
  const { message, attempt, now } = claim
  try {
    const secrets = await issueSecrets(
      { tx: core.db, random: core.random, vault: core.vault, now },
      {
        messageId: message.id,
        challengeId: message.challengeId,
        codeId: message.codeId,
        drillMessageId: message.drillMessageId,
        needsLink: secret === 'link',
      },
    )
    return secrets?.[secret] ?? null
  } catch (error) {
    await holdMessage(core.db, attempt, { until: now, why: null, now })
    throw error
  }
}

async function take(
  q: Queryable,
  message: MessageToSend,
  attempt: Attempt,
  now: Date,
): Promise<Claim | null> {
  const result = await q.execute(sql`
    with guard as (
      insert into send_guards (phone_hash, version) values (${message.phoneHash}, 1)
      on conflict (phone_hash) do update set version = send_guards.version + 1
        where send_guards.version = ${message.guardVersion}
      returning phone_hash),
    taken as (
      update messages set state = 'sending', out_id = ${attempt.outId}, attempts = attempts + 1,
        claimed_at = ${now.toISOString()}, form = ${message.challengeId && !message.codeId ? message.form : null},
        carrier = ${message.carrier}, why = null, missed_queries = 0, last_query_at = null
      where id = ${message.id} and state = 'queued' and exists (select 1 from guard) returning id)
    select (select count(*)::int from guard) as guarded, (select count(*)::int from taken) as taken`)
  const [row] = rowsOf<{ guarded: number; taken: number }>(result)
  if (!row || row.guarded === 0) return { outcome: 'raced' }
  return row.taken === 0 ? { outcome: 'over' } : null
}
