import { sql } from 'drizzle-orm'
import { REVEALED_FOR_HOURS } from '../../../../shared/record.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { addMilliseconds, HOUR } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { rowsOf, toBuffer } from '../../kernel/rows.ts'
import { inScope, type Scope } from '../../kernel/scope.ts'

/**
 * A contact's name and number in full, for a reason that audit keeps in the same transaction. Throws AppError
 * `not_found` for a contact out of scope, of somebody who left, or retired, exactly as for one that never was.
 */
export function revealContact(
  core: Core,
  reveal: { contactId: string; actorId: string; scope: Scope; reason: string },
): Promise<{ name: string; phone: string; until: string }> {
  const { contactId, actorId, scope, reason } = reveal
  return inTransaction(core, async (t) => {
    const result = await t.tx.execute(sql`
      select c.name_sealed as name, c.phone_sealed as phone
      from contacts c join employees e on e.id = c.employee_id
      where c.id = ${contactId} and c.state <> 'retired' and e.status <> 'left' and ${inScope(scope, sql`e.department_id`)}`)
    const [found] = rowsOf<{ name: unknown; phone: unknown }>(result)
    if (!found) throw new AppError('not_found')
    await writeAudit(t.tx, t.now, {
      actorId,
      action: 'contact.revealed',
      subject: contactId,
      reason,
    })
    return {
      name: t.vault.open('name', toBuffer(found.name)),
      phone: t.vault.open('phone', toBuffer(found.phone)),
      until: addMilliseconds(t.now, REVEALED_FOR_HOURS * HOUR).toISOString(),
    }
  })
}
