import { sql } from 'drizzle-orm'
import { addMilliseconds, MINUTE } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { queryDates } from '../../kernel/query-dates.ts'
import { rowsOf } from '../../kernel/rows.ts'
import type { SmsFinding, SmsPort } from '../../ports/sms.ts'
import { endDelivery, saveSent } from './delivery-outcomes.ts'
import type { DeliveryToSend, SmsAttempt } from './delivery-queries.ts'

/** A query counts as a miss from this long after the attempt: before, the vendor may only be slow. */
const SETTLED_AFTER = 15 * MINUTE
/** Healthy queries that must miss it. */
const MISSES = 2

type Again = { postpone: Date } | undefined

/**
 * Finds out what became of an SMS that may have left (design §5, uncertain sends): the vendor has it → sent, or failed
 * where it says that no handset got it; not found by two healthy queries at least 15 minutes after the attempt →
 * surely not sent, queued again, which gives it a new OutId; a failing query leaves it uncertain and the administrator
 * is told. Asks once a minute at first, a twentieth of the age later; of two that look at once one asks.
 */
export async function reconcileDelivery(
  core: Core & { sms: SmsPort },
  { id, sms }: DeliveryToSend,
): Promise<Again> {
  if (!sms) throw new Error('an SMS that was never claimed cannot be looked up')
  const now = core.clock.now()
  const next = nextLook(sms, now)
  if (next > now) return { postpone: next }
  if (!(await take(core, id, sms))) return { postpone: addMilliseconds(now, MINUTE) }
  const finding = await lookUp(core, id, sms)
  if (finding === 'failing') return { postpone: nextLook({ ...sms, lastQueryAt: now }, now) }
  if (finding === null) return saveMissed(core, id, sms)
  if (finding.state !== 'failed') return saveFound(core, id)
  return endDelivery(core.db, id, { state: 'failed', why: 'sms_not_delivered', now })
}

function nextLook({ claimedAt, lastQueryAt }: SmsAttempt, now: Date): Date {
  if (!lastQueryAt) return now
  const age = now.getTime() - claimedAt.getTime()
  return addMilliseconds(lastQueryAt, Math.max(MINUTE, age / 20))
}

/** First beat: whoever notes the look is the one that asks. */
async function take(core: Core, id: string, { outId, lastQueryAt }: SmsAttempt): Promise<boolean> {
  const result = await core.db.execute(sql`
    update deliveries set state = 'uncertain', last_query_at = ${core.clock.now().toISOString()}
    where id = ${id} and out_id = ${outId} and state in ('sending', 'uncertain')
      and last_query_at is not distinct from ${lastQueryAt?.toISOString() ?? null}::timestamptz
    returning id`)
  return rowsOf(result).length > 0
}

async function lookUp(
  core: Core & { sms: SmsPort },
  id: string,
  { outId, toSealed, claimedAt }: SmsAttempt,
): Promise<SmsFinding | null | 'failing'> {
  try {
    const phone = core.vault.open('address', toSealed)
    return await core.sms.find({ phone, outId, dates: queryDates(claimedAt) })
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    core.log.warn({ delivery: id, code: error.code }, 'an uncertain SMS could not be looked up')
    const details = { messages: 1 }
    const trouble = { kind: 'sms_lookup_failing', subject: 'sms', details } as const
    await announce(core.db, core.clock.now(), 'trouble.seen', trouble)
    return 'failing'
  }
}

async function saveFound(core: Core, id: string): Promise<undefined> {
  await saveSent(core.db, id, { responseCode: null, now: core.clock.now() })
}

/** Late enough and often enough: surely not sent. Whom it is about may be settled by then: the job looks at once. */
async function saveMissed(core: Core, id: string, sms: SmsAttempt): Promise<Again> {
  const now = core.clock.now()
  const wait = { postpone: nextLook({ ...sms, lastQueryAt: now }, now) }
  if (now.getTime() - sms.claimedAt.getTime() < SETTLED_AFTER) return wait
  const surely = sms.missedQueries + 1 >= MISSES
  await core.db.execute(sql`
    update deliveries set missed_queries = missed_queries + 1,
      state = ${surely ? 'queued' : 'uncertain'}, claimed_at = ${surely ? null : sms.claimedAt.toISOString()}
    where id = ${id} and out_id = ${sms.outId} and state = 'uncertain'
      and missed_queries = ${sms.missedQueries}`)
  return surely ? { postpone: now } : wait
}
