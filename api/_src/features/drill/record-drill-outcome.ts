import { sql } from 'drizzle-orm'
import { drillCalls } from '../../../../db/schema/index.ts'
import type { NewEmergencyOutcome } from '../../../../shared/emergency.ts'
import { AppError } from '../../kernel/app-error.ts'
import { addMilliseconds } from '../../kernel/clock.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { HELD_FOR, isOpenCall, standing } from './drill.ts'
import { holdDrill } from './find-person.ts'

type Press = NewEmergencyOutcome & {
  drillPersonId: string
  callerId: string
  /** The caller's own number for one press. */
  key: string
}

/**
 * What a call of a drill led to, once per key; `corrects` names one that was pressed by mistake, whose row stays. Whoever
 * dialled records the result, also after the card went on to somebody else: no result is lost. One of the contacts reached
 * is enough. Throws AppError `not_found`, `not_now` (the drill is closed), `lost_race` (the card is somebody else's by now,
 * or the result was corrected meanwhile) and `idempotency_key_reused`.
 */
export function recordDrillOutcome(core: Core, press: Press): Promise<void> {
  return inTransaction(core, async (t) => {
    const once = `${press.drillPersonId}:${press.key}`
    if (await isRepeated(t, press, once)) return
    await holdDrill(t, sql`(select drill_id from drill_people where id = ${press.drillPersonId})`)
    await holdCard(t, press)
    // the same press, sent once more while the first was under way
    if (await isRepeated(t, press, once)) return
    const replacesId = await findCorrected(t, press)
    await t.tx.insert(drillCalls).values({
      drillPersonId: press.drillPersonId,
      contactId: press.contactId,
      actorId: press.callerId,
      outcome: press.outcome,
      once,
      at: t.now,
      replacesId,
    })
    await followResult(t, press)
  })
}

/**
 * The card stays the caller's for some minutes more. Who put it down, or took too long, may still say what became of it,
 * and does not have it back: that is `openDrillCard`'s, with audit. A result is also taken from whoever dialled before it
 * went on to somebody else; of a contact whom the caller never dialled there is none.
 */
async function holdCard({ tx, now }: TxCore, press: Press): Promise<void> {
  const { drillPersonId, contactId, callerId, outcome, corrects } = press
  const result = await tx.execute(sql`
    select coalesce(p.held_by = ${callerId}, false) as had,
      coalesce(p.held_by = ${callerId} and p.held_until is not null, false) as has,
      exists (select 1 from drill_calls c where c.drill_person_id = p.id and c.actor_id = ${callerId}
        and c.contact_id = ${contactId}) as dialled,
      exists (select 1 from drill_calls c where c.drill_person_id = p.id and c.actor_id = ${callerId}
        and c.contact_id = ${contactId} and ${isOpenCall}) as dialling,
      exists (select 1 from drill_calls c where c.drill_person_id = p.id and c.actor_id = ${callerId}) as called,
      exists (select 1 from contacts c where c.id = ${contactId} and c.employee_id = p.employee_id) as named
    from drill_people p where p.id = ${drillPersonId} for no key update of p`)
  type Card = Record<'had' | 'has' | 'dialled' | 'dialling' | 'called' | 'named', boolean>
  const [card] = rowsOf<Card>(result)
  if (!card?.named || !(card.had || card.called)) throw new AppError('not_found')
  const isResult = outcome !== 'dialled' && corrects === undefined
  if (isResult && !card.dialled) throw new AppError('not_now', { sentence: NOT_DIALLED })
  if (card.has) {
    const until = addMilliseconds(now, HELD_FOR).toISOString()
    await tx.execute(sql`update drill_people set held_until = ${until} where id = ${drillPersonId}`)
    return
  }
  if (card.had || (isResult && card.dialling)) return
  throw new AppError('lost_race', { sentence: '这位员工现在由另一位同事在打。' })
}

const NOT_DIALLED = '这位联络人还没有拨打，请先拨打再记结果。'

async function isRepeated({ tx }: TxCore, press: Press, once: string): Promise<boolean> {
  const result = await tx.execute(sql`
    select contact_id as "contactId", outcome, actor_id as "actorId", replaces_id as "replacesId"
    from drill_calls where once = ${once}`)
  const [row] =
    rowsOf<Record<'contactId' | 'outcome' | 'actorId' | 'replacesId', string | null>>(result)
  if (!row) return false
  const isSame =
    row.contactId === press.contactId &&
    row.outcome === press.outcome &&
    row.actorId === press.callerId &&
    String(row.replacesId ?? '') === (press.corrects ?? '')
  if (!isSame) throw new AppError('idempotency_key_reused')
  return true
}

async function findCorrected({ tx }: TxCore, press: Press): Promise<number | null> {
  if (press.corrects === undefined) return null
  if (!/^\d{1,15}$/.test(press.corrects)) throw new AppError('not_found')
  const result = await tx.execute(sql`
    select c.id, ${standing(sql`c.id`)} as standing from drill_calls c
    where c.id = ${press.corrects}::bigint and c.drill_person_id = ${press.drillPersonId}
      and c.contact_id = ${press.contactId}`)
  const [row] = rowsOf<{ id: number | string; standing: boolean }>(result)
  if (!row) throw new AppError('not_found')
  if (!row.standing) throw new AppError('lost_race')
  return Number(row.id)
}

/** One contact reached is the employee reached; corrected, they are called again. */
async function followResult({ tx, now }: TxCore, press: Press): Promise<void> {
  const at = now.toISOString()
  await tx.execute(sql`
    with found as (
      select exists (select 1 from drill_calls c where c.drill_person_id = ${press.drillPersonId}
        and c.outcome = 'reached' and ${standing(sql`c.id`)}) as reached)
    update drill_people p set dialled_at = coalesce(p.dialled_at, ${at}),
      state = case when found.reached then 'reached' when p.state in ('reached', 'not_attempted') then 'waiting' else p.state end,
      reason = null, without_contact = false,
      ended_at = case when found.reached and p.state <> 'reached' then ${at}::timestamptz
        when not found.reached and p.state in ('reached', 'not_attempted') then null else p.ended_at end,
      ended_by = case when found.reached and p.state <> 'reached' then ${press.callerId}::text
        when not found.reached and p.state in ('reached', 'not_attempted') then null else p.ended_by end
    from found where p.id = ${press.drillPersonId}`)
}
