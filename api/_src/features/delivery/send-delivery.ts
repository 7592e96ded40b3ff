import { sql } from 'drizzle-orm'
import { addMilliseconds, HOUR, MINUTE } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { nextOpening } from '../../kernel/hours.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { randomString } from '../../kernel/random.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { claimBody, type DeliveryBody, type FindAlertText } from './claim-body.ts'
import { backoff, cardHours, nextWay, WECOM_PATIENCE } from './delivery.ts'
import { endDelivery, holdDelivery, saveSent } from './delivery-outcomes.ts'
import { type DeliveryToSend, findDelivery } from './delivery-queries.ts'
import { reconcileDelivery } from './reconcile-delivery.ts'
import { type Said, sendByWay, type Ways } from './send-by-way.ts'

/** How long a claim holds: after that its process has died, and the message may or may not have left. */
const LEASE = MINUTE
/** WeCom's own duplicate check knows a message this long (design §8). */
const AGAIN_WITHIN = 4 * HOUR - 5 * MINUTE

/**
 * Sends one delivery in working hours, else says until when it waits: by WeCom; where that refuses, or was away for two
 * hours, by e-mail; then by SMS (design §8). After an uncertain answer the byte-identical message goes again, a card in
 * working hours too; of an SMS the vendor is asked first. What is settled meanwhile, or whose recipient left, is dropped. Announces `delivery.sent`.
 */
export async function sendDelivery(
  core: Core & Ways,
  { deliveryId, findText }: { deliveryId: string; findText: FindAlertText },
): Promise<{ postpone: Date } | undefined> {
  const now = core.clock.now()
  const delivery = await findDelivery(core.db, deliveryId)
  if (!delivery) return
  const again = delivery.state !== 'queued'
  if (delivery.state === 'sending' && delivery.claimedAt) {
    const free = addMilliseconds(delivery.claimedAt, LEASE)
    if (free > now) return { postpone: free }
  }
  if (delivery.left) return endDelivery(core.db, deliveryId, { state: 'dropped', why: 'left', now })
  if (!delivery.needed)
    return endDelivery(core.db, deliveryId, { state: 'dropped', why: 'settled', now })
  const opening = nextOpening(delivery.dueAt > now ? delivery.dueAt : now, cardHours)
  if (opening > now && (!again || isToldByTask(delivery))) return { postpone: opening }
  if (again && delivery.channel === 'sms') return reconcileDelivery(core, delivery)
  if (again && isTooOld(delivery, now))
    return takeNextWay(core, delivery, { code: 'uncertain_too_long', now })
  const said = await claim(core, delivery, findText)
  if (said === 'over') return
  if (!said) return endDelivery(core.db, deliveryId, { state: 'dropped', why: 'nothing_left', now })
  try {
    const { responseCode } = await sendByWay(core, delivery, said)
    await saveSent(core.db, deliveryId, { responseCode, now: core.clock.now() })
  } catch (error) {
    if (error instanceof ProviderError) return recordFailure(core, delivery, error)
    await holdDelivery(core.db, deliveryId, { state: 'uncertain', why: 'crashed' })
    throw error
  }
}

/** A card that arrived is known by its task id however late it goes again; of a digest WeCom would make a second one. */
function isToldByTask({ channel, kind }: DeliveryToSend): boolean {
  return channel === 'wecom' && kind !== 'digest'
}

function isTooOld(delivery: DeliveryToSend, now: Date): boolean {
  const { claimedAt } = delivery
  if (!claimedAt || isToldByTask(delivery)) return false
  return now.getTime() - claimedAt.getTime() > AGAIN_WITHIN
}

/** First beat: what it says is written down before it leaves. The first try's time stays. */
async function claim(
  core: Core,
  delivery: DeliveryToSend,
  findText: FindAlertText,
): Promise<Said | null | 'over'> {
  const body = delivery.body
    ? (JSON.parse(core.vault.open('message', delivery.body)) as DeliveryBody)
    : await claimBody(core, delivery, findText)
  if (!body) return null
  const sealed = delivery.body ?? core.vault.seal('message', JSON.stringify(body))
  const isSms = delivery.channel === 'sms'
  const outId = isSms ? randomString(core.random, 24) : null
  const now = core.clock.now().toISOString()
  const result = await core.db.execute(sql`
    update deliveries set state = 'sending', attempts = attempts + 1, body_sealed = ${sealed},
      claimed_at = coalesce(case when state = 'queued' then null else claimed_at end, ${now}),
      out_id = ${outId}, sms_to_sealed = ${isSms ? delivery.phoneSealed : null}, missed_queries = 0, last_query_at = null
    where id = ${delivery.id} and state = ${delivery.state} and attempts = ${delivery.attempts} returning id`)
  return rowsOf(result).length > 0 ? { body, outId } : 'over'
}

async function recordFailure(
  core: Core & Ways,
  delivery: DeliveryToSend,
  error: ProviderError,
): Promise<{ postpone: Date } | undefined> {
  const now = core.clock.now()
  const { id, attempts, state } = delivery
  // to wait for one's turn is no trouble that anybody must look at
  core.log[error.code === 'member_paced' ? 'info' : 'warn'](
    { delivery: id, attempt: attempts + 1, failure: error.kind, code: error.code },
    'alert not delivered',
  )
  // a card of this task id was accepted in an earlier try
  if (error.code === 'task_used')
    return saveSent(core.db, id, { responseCode: null, now }).then(() => undefined)
  if (error.kind === 'rejected') return takeNextWay(core, delivery, { code: error.code, now })
  const isAway = now.getTime() - delivery.dueAt.getTime() >= WECOM_PATIENCE
  const surely = error.kind === 'unavailable' && state === 'queued'
  if (surely && isAway && error.code !== 'member_paced') {
    const next = wayAfter(core, delivery)
    if (next) return switchTo(core, id, next, error.code)
  }
  await holdDelivery(core.db, id, { state: surely ? 'queued' : 'uncertain', why: error.code })
  return { postpone: addMilliseconds(now, Math.max(error.retryAfter ?? 0, backoff(attempts + 1))) }
}

function wayAfter(core: Ways, { channel, emailSealed, phoneSealed }: DeliveryToSend) {
  return nextWay(channel, {
    email: emailSealed !== null && core.mailer !== null,
    sms: phoneSealed !== null,
  })
}

async function takeNextWay(
  core: Core & Ways,
  delivery: DeliveryToSend,
  { code, now }: { code: string; now: Date },
): Promise<{ postpone: Date } | undefined> {
  const next = wayAfter(core, delivery)
  if (next) return switchTo(core, delivery.id, next, code)
  return endDelivery(core.db, delivery.id, { state: 'failed', why: code, now })
}

async function switchTo(core: Core, id: string, way: 'wecom' | 'email' | 'sms', why: string) {
  await holdDelivery(core.db, id, { state: 'queued', why, way })
  return { postpone: core.clock.now() }
}
