import { sql } from 'drizzle-orm'
import { emergencyOutcomes } from '../../../../db/schema/index.ts'
import type { EmergencyOutcome, NewEmergencyOutcome } from '../../../../shared/emergency.ts'
import { AppError } from '../../kernel/app-error.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announce } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { standing } from './emergency-queries.ts'

export type OutcomePress = NewEmergencyOutcome & {
  emergencyId: string
  openerId: string
  /** The caller's own number for one press. */
  key: string
}

/**
 * What a call from the card led to, once per key; `corrects` names one that was pressed by mistake, which is
 * then no longer shown. In the heat nobody's contact becomes invalid: 接的人不对 and 打不通 move it to the end of
 * the list and are signals, HR decides afterwards. Throws AppError `not_found`, `not_now` (closed),
 * `lost_race` (corrected meanwhile) and `idempotency_key_reused`.
 */
export function recordOutcome(core: Core, press: OutcomePress): Promise<void> {
  return inTransaction(core, async (t) => {
    const once = `${press.emergencyId}:${press.key}`
    // one press after the other on one card
    const card = await t.tx.execute(sql`
      select employee_id as "employeeId", closed_at is not null as closed from emergencies
      where id = ${press.emergencyId} and opened_by = ${press.openerId} for no key update`)
    const [emergency] = rowsOf<{ employeeId: string; closed: boolean }>(card)
    if (!emergency) throw new AppError('not_found')
    if (await isRepeated(t, press, once)) return
    if (emergency.closed) throw new AppError('not_now', { sentence: '紧急联系卡已关闭' })
    await checkContact(t, press, emergency.employeeId)
    await checkCorrected(t, press)
    await t.tx.insert(emergencyOutcomes).values({
      id: newId('emergencyOutcome', t.now),
      emergencyId: press.emergencyId,
      contactId: press.contactId,
      actorId: press.openerId,
      outcome: press.outcome,
      once,
      at: t.now,
      replacesId: press.corrects ?? null,
    })
    // opened → dialled is what is measured; who presses an outcome has dialled
    await t.tx.execute(sql`
      update emergencies set dialled_at = coalesce(dialled_at, ${t.now.toISOString()})
      where id = ${press.emergencyId}`)
    await announce(t.tx, t.now, 'contact.touched', { contactId: press.contactId })
  })
}

async function isRepeated(t: TxCore, press: OutcomePress, once: string): Promise<boolean> {
  const result = await t.tx.execute(sql`
    select contact_id as "contactId", outcome, replaces_id as "replacesId"
    from emergency_outcomes where once = ${once}`)
  const [row] = rowsOf<{
    contactId: string
    outcome: EmergencyOutcome
    replacesId: string | null
  }>(result)
  if (!row) return false
  const same =
    row.contactId === press.contactId &&
    row.outcome === press.outcome &&
    row.replacesId === (press.corrects ?? null)
  if (!same) throw new AppError('idempotency_key_reused')
  return true
}

/** A contact of this employee that the card shows, or did when it was opened. */
async function checkContact(t: TxCore, press: OutcomePress, employeeId: string): Promise<void> {
  const result = await t.tx.execute(sql`
    select 1 from contacts where id = ${press.contactId} and employee_id = ${employeeId}`)
  if (rowsOf(result).length === 0) throw new AppError('not_found')
}

async function checkCorrected(t: TxCore, press: OutcomePress): Promise<void> {
  if (press.corrects === undefined) return
  const result = await t.tx.execute(sql`
    select ${standing(sql`o.id`)} as standing from emergency_outcomes o
    where o.id = ${press.corrects} and o.emergency_id = ${press.emergencyId}
      and o.contact_id = ${press.contactId}`)
  const [row] = rowsOf<{ standing: boolean }>(result)
  if (!row) throw new AppError('not_found')
  if (!row.standing) throw new AppError('lost_race')
}
