import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { Alert, AlertReason, AlertState } from '../../../../shared/alert.ts'
import { maskName } from '../../../../shared/masked-name.ts'
import type { CarrierStatus } from '../../../../shared/number-check.ts'
import { maskPhone } from '../../../../shared/phone.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toBuffer, toDate } from '../../kernel/rows.ts'
import { alertText } from './alert-text.ts'

type Row = {
  id: string
  state: AlertState
  severity: number
  reasons: AlertReason[]
  tenths: number | null
  openedAt: unknown
  dueAt: unknown
  escalatedAt: unknown
  deliveredAt: unknown
  closedAt: unknown
  closedWhy: string | null
  owner: string | null
  employeeId: string
  employee: string
  employeeNo: string
  department: string | null
  site: string
  contactId: string | null
  name: unknown
  phone: unknown
  relation: string | null
  confirmed: boolean
  numberStatus: CarrierStatus | null
}

/** Alerts as HR reads them, of a page at most: names and numbers of contacts masked. `rest` follows `from … a where`. */
export async function readAlerts(
  core: Pick<Core, 'vault' | 'clock'>,
  q: Queryable,
  rest: SQL,
): Promise<Alert[]> {
  const result = await q.execute(sql`
    select a.id, a.state, a.severity, a.reasons, a.tenths, a.opened_at as "openedAt", a.due_at as "dueAt",
      a.escalated_at as "escalatedAt", a.delivered_at as "deliveredAt", a.closed_at as "closedAt",
      a.closed_why as "closedWhy", o.name as owner, e.id as "employeeId", e.name as employee,
      e.employee_no as "employeeNo", d.name as department, e.site, c.id as "contactId", c.name_sealed as name,
      c.phone_sealed as phone, c.relation, c.proof_at is not null as confirmed, n.status as "numberStatus"
    from alerts a
    join employees e on e.id = a.employee_id
    left join departments d on d.id = e.department_id
    left join employees o on o.id = a.owner_id
    left join contacts c on c.id = a.contact_id
    left join numbers n on n.phone_hash = c.phone_hash
    where ${rest}`)
  const now = core.clock.now()
  return rowsOf<Row>(result).map((row) => alertOf(core, row, now))
}

function alertOf(core: Pick<Core, 'vault'>, row: Row, now: Date): Alert {
  const phone = row.phone ? maskPhone(core.vault.open('phone', toBuffer(row.phone))) : null
  const isOpen = row.state === 'open' || row.state === 'in_follow_up'
  const dueAt = toDate(row.dueAt) ?? now
  const iso = (value: unknown) => toDate(value)?.toISOString()
  const closedAt = iso(row.closedAt)
  return {
    id: row.id,
    state: row.state,
    severity: row.severity,
    reasons: row.reasons,
    text: alertText({ ...row, maskedPhone: phone }),
    ...(row.tenths === null ? {} : { score: row.tenths / 10 }),
    employee: {
      id: row.employeeId,
      name: row.employee,
      employeeNo: row.employeeNo,
      department: row.department,
      site: row.site,
    },
    ...(row.contactId && row.name && phone && row.relation
      ? {
          contact: {
            id: row.contactId,
            maskedName: maskName(core.vault.open('name', toBuffer(row.name))),
            relation: row.relation,
            maskedPhone: phone,
          },
        }
      : {}),
    ...(row.owner ? { owner: row.owner } : {}),
    openedAt: iso(row.openedAt) ?? now.toISOString(),
    dueAt: dueAt.toISOString(),
    overdue: isOpen && dueAt < now,
    escalated: toDate(row.escalatedAt) !== null,
    undelivered: isOpen && toDate(row.deliveredAt) === null,
    ...(closedAt ? { closedAt } : {}),
    ...(row.closedWhy ? { closedWhy: row.closedWhy } : {}),
  }
}
