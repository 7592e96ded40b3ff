import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { MINUTE } from '../../kernel/clock.ts'
import { announcing } from '../../kernel/outbox.ts'
import { receiptMeaning } from '../../ports/receipt-meaning.ts'
import type { SmsFinding } from '../../ports/sms.ts'
import { isCodeKind } from './message.ts'
import { saveSent } from './message-outcomes.ts'
import { saveReports } from './message-reports.ts'
import type { Unsettled } from './unsettled.ts'

/** A query counts as a miss from this long after the attempt: before, the vendor may only be slow. */
const SETTLED_AFTER = 15 * MINUTE
/** Healthy queries that must miss it. */
const MISSES = 2

/** The vendor has it: sent when it was claimed, and delivered or failed if the vendor knows that too. */
export async function saveFound(
  q: Queryable,
  message: Unsettled,
  finding: SmsFinding,
  now: Date,
): Promise<void> {
  const attempt = { messageId: message.id, outId: message.outId }
  await saveSent(q, [{ ...attempt, bizId: null, at: message.claimedAt }])
  if (finding.state === 'waiting') return
  const errCode = finding.state === 'delivered' ? 'DELIVERED' : (finding.errCode ?? '')
  await saveReports(
    q,
    [
      {
        outId: message.outId,
        phoneHash: message.phoneHash,
        meaning: receiptMeaning(errCode),
        errCode,
        reportedAt: finding.receivedAt ?? now,
        segments: null,
      },
    ],
    now,
  )
}

/**
 * A healthy query did not find it. Enough of them, late enough: surely not sent, so it is queued again and
 * gets a new OutId and new secrets. A code is too old by then: the person has pressed again.
 */
export async function saveMissed(q: Queryable, message: Unsettled, now: Date): Promise<void> {
  if (now.getTime() - message.claimedAt.getTime() < SETTLED_AFTER) return
  if (message.missedQueries + 1 < MISSES) {
    await q.execute(sql`
      update messages set missed_queries = missed_queries + 1
      where id = ${message.id} and out_id = ${message.outId} and state = 'uncertain'`)
    return
  }
  const code = isCodeKind(message.kind)
  await q.execute(sql`
    with settled as (
      update messages set state = ${code ? 'dropped' : 'queued'}, why = ${code ? 'too_late' : null},
        claimed_at = null, due_at = ${now.toISOString()}
      where id = ${message.id} and out_id = ${message.outId} and state = 'uncertain' returning id)
    ${announcing('message.queued', now, sql`jsonb_build_object('messageId', id)`)}
    from settled where ${!code}`)
}
