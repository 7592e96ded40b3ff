import { sql } from 'drizzle-orm'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { addMilliseconds, HOUR } from '../../kernel/clock.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import type { Scope } from '../../kernel/scope.ts'
import { HELD_FOR, isOpenCall } from './drill.ts'
import { type Found, findNext, findPerson } from './find-person.ts'
import { putDown } from './put-down.ts'

/** So many cards in an hour may be opened without a call: colleagues on leave, slips. */
const LOOKED_AT_MOST = 10
const LOOKING = `一小时内已经打开 ${LOOKED_AT_MOST} 位都没有拨打，请稍后再继续。`

type Opening = {
  callerId: string
  /** Whom the caller may call. */
  scope: Scope
  /** One of the sample, or the next one of a drill whom nobody is calling. */
  which: { drillPersonId: string } | { drillId: string }
}

/**
 * Takes the card of somebody in the sample, alone and for `HELD_FOR` after each press, with audit in the same transaction;
 * the card that the caller had before is put down. Never shows anybody outside the sample, and does not count among the
 * emergency cards of the hour. Null: nobody is left. Throws AppError `not_found` (not in the sample or out of scope),
 * `not_now` (the drill is closed, or an earlier call of the caller has no result yet: every call ends in an outcome) and
 * `lost_race` (somebody else has it, or ended it).
 */
export function openDrillCard(
  core: Core,
  opening: Opening,
): Promise<{ drillPersonId: string } | null> {
  return inTransaction(core, async (t) => {
    const { callerId } = opening
    // two presses of one person come one after the other
    await t.tx.execute(sql`select 1 from employees where id = ${callerId} for no key update`)
    const person =
      'drillPersonId' in opening.which
        ? await findPerson(t, { ...opening, drillPersonId: opening.which.drillPersonId })
        : await findNext(t, { ...opening, drillId: opening.which.drillId })
    if (!person) return null
    await refuseOpenCall(t, callerId, person.id)
    if (!person.mine) await refuseLooking(t, callerId)
    await putDown(t, sql`held_by = ${callerId} and held_until is not null and id <> ${person.id}`)
    await take(t, callerId, person)
    return { drillPersonId: person.id }
  })
}

/** A call that was dialled and has no result is finished first. */
async function refuseOpenCall(t: TxCore, callerId: string, besides: string): Promise<void> {
  const result = await t.tx.execute(sql`
    select 1 from drill_people p join drills d on d.id = p.drill_id and d.state = 'running'
    join drill_calls c on c.drill_person_id = p.id
    where c.actor_id = ${callerId} and p.id <> ${besides} and ${isOpenCall} limit 1`)
  if (rowsOf(result).length > 0)
    throw new AppError('not_now', { sentence: '上一位的电话还没有记结果，请先记下来。' })
}

/** Cards are for calling: whoever opens one after the other and dials nobody is stopped for a while. */
async function refuseLooking(t: TxCore, callerId: string): Promise<void> {
  const since = addMilliseconds(t.now, -HOUR).toISOString()
  const result = await t.tx.execute(sql`
    select count(*)::int as count from drill_people
    where held_by = ${callerId} and opened_at > ${since} and dialled_at is null`)
  const looked = rowsOf<{ count: number }>(result)[0]?.count ?? 0
  if (looked >= LOOKED_AT_MOST) throw new AppError('not_now', { sentence: LOOKING })
}

async function take(t: TxCore, callerId: string, person: Found): Promise<void> {
  const now = t.now.toISOString()
  const taken = await t.tx.execute(sql`
    update drill_people p set held_by = ${callerId},
      held_until = ${addMilliseconds(t.now, HELD_FOR).toISOString()},
      opened_at = case when p.dialled_at is null and (p.held_by is distinct from ${callerId}::text or p.held_until is null or p.held_until <= ${now})
        then ${now}::timestamptz else p.opened_at end,
      state = case when p.state = 'not_attempted' then 'waiting' else p.state end,
      reason = null, ended_at = case when p.state = 'not_attempted' then null else p.ended_at end
    where p.id = ${person.id} and (p.held_until is null or p.held_by = ${callerId} or p.held_until <= ${now})
      and (p.state = 'waiting' or p.ended_by = ${callerId}) and p.reason is distinct from 'left'
    returning 1`)
  if (rowsOf(taken).length === 0) throw new AppError('lost_race')
  if (person.mine) return
  await writeAudit(t.tx, t.now, {
    actorId: callerId,
    action: 'drill.card_opened',
    subject: person.employeeId,
    details: { drillId: person.drillId, drillPersonId: person.id },
  })
}
