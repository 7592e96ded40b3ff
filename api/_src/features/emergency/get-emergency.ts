import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { Emergency, FoundEmployee } from '../../../../shared/emergency.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import { findLeader, findOutcomes } from './emergency-queries.ts'
import { listCardContacts } from './list-card-contacts.ts'

/**
 * The emergency card as its opener sees it: contacts in full, the most likely to answer now first. Once it is
 * closed no number is left on it. Throws AppError `not_found` for a card of somebody else.
 */
export async function getEmergency(
  core: Core,
  { emergencyId, openerId }: { emergencyId: string; openerId: string },
): Promise<Emergency> {
  const found = await findEmergency(core.db, emergencyId, openerId)
  if (!found) throw new AppError('not_found')
  const { employeeId } = found
  if (found.card.closedAt) return { ...found.card, contacts: [] }
  const [outcomes, leader] = await Promise.all([
    findOutcomes(core.db, emergencyId),
    findLeader(core.db, employeeId),
  ])
  return {
    ...found.card,
    contacts: await listCardContacts(core, { employeeId, outcomes }),
    ...(leader
      ? {
          manager: {
            name: leader.name,
            ...(leader.phoneSealed ? { phone: core.vault.open('phone', leader.phoneSealed) } : {}),
          },
        }
      : {}),
  }
}

type Row = Omit<FoundEmployee, 'breaksGlass'> & {
  reason: Emergency['reason']
  brokeGlass: 'yes' | 'no'
  openedAt: unknown
  closedAt: unknown
}

async function findEmergency(
  db: Queryable,
  emergencyId: string,
  openerId: string,
): Promise<{ employeeId: string; card: Omit<Emergency, 'contacts'> } | null> {
  const result = await db.execute(sql`
    select e.id, e.name, e.employee_no as "employeeNo", d.name as department, e.site, m.reason,
      m.broke_glass as "brokeGlass", m.opened_at as "openedAt", m.closed_at as "closedAt"
    from emergencies m join employees e on e.id = m.employee_id
    left join departments d on d.id = e.department_id
    where m.id = ${emergencyId} and m.opened_by = ${openerId}`)
  const [row] = rowsOf<Row>(result)
  if (!row) return null
  const { reason, brokeGlass, openedAt, closedAt, ...employee } = row
  const closed = toDate(closedAt)
  return {
    employeeId: employee.id,
    card: {
      id: emergencyId,
      employee: { ...employee, breaksGlass: brokeGlass === 'yes' },
      reason,
      openedAt: toDate(openedAt)?.toISOString() ?? '',
      ...(closed ? { closedAt: closed.toISOString() } : {}),
    },
  }
}
