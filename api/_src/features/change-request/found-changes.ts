import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { ContactState } from '../../../../shared/contact.ts'
import { rowsOf, toBuffer, toDate } from '../../kernel/rows.ts'
import type { ChangeRow } from './change-request-queries.ts'

export type FoundSide = {
  nameSealed: Buffer
  phoneSealed: Buffer
  phoneHash: string
  relation: string
  state: ContactState
  proofAt: Date | null
}
export type FoundChange = {
  request: ChangeRow
  employee: { name: string; employeeNo: string; department: string | null }
  now: FoundSide
  changedTo: FoundSide
  number: {
    status: string
    carrier: string | null
    province: string | null
    city: string | null
  } | null
  decidedByName: string | null
}

/** Change requests with all that their page shows, in one statement. */
export async function foundChanges(
  db: Queryable,
  query: { where: SQL; order: SQL; limit: number },
): Promise<FoundChange[]> {
  const result = await db.execute(sql`
    select r.id, r.employee_id, r.department_id, r.contact_id, r.replaces_id, r.reason, r.state, r.decider_id,
      r.manager_id, r.requested_at, r.reminded_at, r.passed_to_hr_at, r.manager_decision, r.manager_decided_by,
      r.decided_by, r.decided_at, r.note_sealed, e.name, e.employee_no, d.name as department, b.name as decided_name,
      o.name_sealed as o_name, o.phone_sealed as o_phone, o.phone_hash as o_hash, o.relation as o_relation,
      o.state as o_state, o.proof_at as o_proof,
      c.name_sealed as c_name, c.phone_sealed as c_phone, c.phone_hash as c_hash, c.relation as c_relation,
      c.state as c_state, c.proof_at as c_proof, n.status, n.carrier, n.province, n.city
    from change_requests r
    join employees e on e.id = r.employee_id
    join contacts c on c.id = r.contact_id
    join contacts o on o.id = r.replaces_id
    left join departments d on d.id = e.department_id
    left join employees b on b.id = coalesce(r.decided_by, r.manager_decided_by)
    left join numbers n on n.phone_hash = c.phone_hash
    where ${query.where} order by ${query.order} limit ${query.limit}`)
  return rowsOf<Found>(result).map(readFound)
}

type Found = Record<string, unknown> & {
  status: string | null
  carrier: string | null
  province: string | null
  city: string | null
  name: string
  employee_no: string
  department: string | null
  decided_name: string | null
}

function readFound(row: Found): FoundChange {
  return {
    request: readRequest(row),
    employee: { name: row.name, employeeNo: row.employee_no, department: row.department },
    now: readSide(row, 'o'),
    changedTo: readSide(row, 'c'),
    number: row.status === null ? null : { ...row, status: row.status },
    decidedByName: row.decided_name,
  }
}

function readSide(row: Found, side: 'o' | 'c'): FoundSide {
  return {
    nameSealed: toBuffer(row[`${side}_name`]),
    phoneSealed: toBuffer(row[`${side}_phone`]),
    phoneHash: String(row[`${side}_hash`]),
    relation: String(row[`${side}_relation`]),
    state: row[`${side}_state`] as ContactState,
    proofAt: toDate(row[`${side}_proof`]),
  }
}

function readRequest(row: Found): ChangeRow {
  const text = (key: string) => (row[key] as string | null) ?? null
  return {
    id: String(row.id),
    employeeId: String(row.employee_id),
    departmentId: text('department_id'),
    contactId: String(row.contact_id),
    replacesId: String(row.replaces_id),
    reason: String(row.reason),
    state: row.state as ChangeRow['state'],
    deciderId: text('decider_id'),
    managerId: text('manager_id'),
    requestedAt: toDate(row.requested_at) ?? new Date(0),
    remindedAt: toDate(row.reminded_at),
    passedToHrAt: toDate(row.passed_to_hr_at),
    managerDecision: row.manager_decision as ChangeRow['managerDecision'],
    managerDecidedBy: text('manager_decided_by'),
    decidedBy: text('decided_by'),
    decidedAt: toDate(row.decided_at),
    noteSealed: row.note_sealed === null ? null : toBuffer(row.note_sealed),
  }
}
