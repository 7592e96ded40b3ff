import { sql } from 'drizzle-orm'
import { AppError } from '../../kernel/app-error.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { isCallable, isOpenCall, standing } from './drill.ts'
import { holdDrill } from './find-person.ts'
import { putDown } from './put-down.ts'

/**
 * The caller puts a card down. Who was not reached is so for good once every contact was tried, or was tried and is tried
 * `again` later. Its numbers are gone, and what the calls found out feeds the contacts. Twice is once. Throws AppError
 * `not_found` (a card that the caller never had) and `not_now` (a call has no result yet, or a contact was not tried).
 */
export function closeDrillCard(
  core: Core,
  given: { drillPersonId: string; callerId: string; again: boolean },
): Promise<void> {
  return inTransaction(core, async (t) => {
    const { drillPersonId, callerId, again } = given
    await holdDrill(t, sql`(select drill_id from drill_people where id = ${drillPersonId})`)
    const card = await readCard(t, given)
    if (!card) throw new AppError('not_found')
    if (!card.mine) {
      if (card.known) return
      throw new AppError('not_found')
    }
    if (card.openCalls > 0)
      throw new AppError('not_now', { sentence: '还有电话没有记结果，请先记下来。' })
    if (card.state === 'waiting' && !again) {
      if (card.untried > 0)
        throw new AppError('not_now', { sentence: `还有 ${card.untried} 位联络人没有打。` })
      await t.tx.execute(sql`
        update drill_people set state = 'not_reached', without_contact = ${card.results === 0}::boolean,
          ended_at = ${t.now.toISOString()}, ended_by = ${callerId}
        where id = ${drillPersonId}`)
    }
    await putDown(t, sql`id = ${drillPersonId}`)
  })
}

type Card = {
  state: string
  /** The caller has it now; had it before. */
  mine: boolean
  known: boolean
  openCalls: number
  untried: number
  results: number
}

async function readCard(
  { tx }: TxCore,
  { drillPersonId, callerId }: { drillPersonId: string; callerId: string },
): Promise<Card | null> {
  const result = await tx.execute(sql`
    select p.state, coalesce(p.held_by = ${callerId} and p.held_until is not null, false) as mine,
      coalesce(p.held_by = ${callerId}, false)
        or exists (select 1 from drill_calls c where c.drill_person_id = p.id and c.actor_id = ${callerId}) as known,
      (select count(*)::int from drill_calls c where c.drill_person_id = p.id and ${isOpenCall}) as "openCalls",
      (select count(*)::int from drill_calls c where c.drill_person_id = p.id and c.outcome <> 'dialled'
        and ${standing(sql`c.id`)}) as results,
      (select count(*)::int from contacts c where c.employee_id = p.employee_id and ${isCallable}
        and not exists (select 1 from drill_calls r where r.drill_person_id = p.id and r.contact_id = c.id
          and r.outcome <> 'dialled' and ${standing(sql`r.id`)})) as untried
    from drill_people p where p.id = ${drillPersonId} for no key update of p`)
  return rowsOf<Card>(result)[0] ?? null
}
