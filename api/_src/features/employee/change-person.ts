import {
  type EmployeeRow,
  type PersonField,
  type PersonRefusal,
  type PersonRow,
  personFields,
} from './people.ts'

export type PersonChange =
  | { outcome: 'added'; employee: EmployeeRow }
  | { outcome: 'changed'; employee: EmployeeRow; fields: PersonField[] }
  | { outcome: 'unchanged'; employee: EmployeeRow }
  | { outcome: 'refused'; reason: PersonRefusal }

/** What decides about one row: whom its 工号 and its WeCom account belong to, and where its department is. */
export type PersonFacts = {
  key: 'employeeNo' | 'userid'
  byNo: EmployeeRow | null
  byUserid: EmployeeRow | null
  /** Undefined: the row names none; null: nobody knows the one it names. */
  department: { id: string; site: string } | null | undefined
  newId: string
  /** ISO */
  now: string
}

/**
 * What a source's row makes of an employee; pure. By 工号 an account that another employee has is refused. By
 * account (the WeCom directory) the account's employee counts, else whoever has the 工号; a 工号 that was only
 * the account's name so far gives way to a real one.
 */
export function changePerson(row: PersonRow, facts: PersonFacts): PersonChange {
  const { byNo, byUserid, department } = facts
  if (department === null) return { outcome: 'refused', reason: 'department_unknown' }
  const known = facts.key === 'userid' ? (byUserid ?? byNo) : byNo
  if (byUserid && byUserid.id !== known?.id) return { outcome: 'refused', reason: 'userid_taken' }
  const employeeNo = facts.key === 'userid' && known ? settleNo(row, known) : row.employeeNo
  if (byNo && byNo.id !== known?.id && employeeNo === row.employeeNo)
    return { outcome: 'refused', reason: 'employee_no_taken' }

  if (!known) return addPerson(row, facts)
  const status = row.status ?? known.status
  const wanted = {
    ...known,
    employee_no: employeeNo,
    userid: given(row.userid, known.userid),
    name: row.name ?? known.name,
    department_id: department?.id ?? known.department_id,
    site: row.site ?? siteOf(department, known),
    superior_no: given(row.superiorNo, known.superior_no),
    status,
    hired_on: given(row.hiredOn, known.hired_on),
    left_on: status === 'left' ? given(row.leftOn, known.left_on) : null,
  }
  const fields = personFields.filter((field) => wanted[field] !== known[field])
  if (fields.length === 0) return { outcome: 'unchanged', employee: known }
  return { outcome: 'changed', employee: { ...wanted, updated_at: facts.now }, fields }
}

function addPerson(row: PersonRow, { department, newId, now }: PersonFacts): PersonChange {
  if (!row.name) return { outcome: 'refused', reason: 'name_missing' }
  const status = row.status ?? 'onboarding'
  return {
    outcome: 'added',
    employee: {
      id: newId,
      employee_no: row.employeeNo,
      userid: row.userid ?? null,
      name: row.name,
      department_id: department?.id ?? null,
      site: row.site ?? department?.site ?? '',
      superior_no: row.superiorNo ?? null,
      status,
      hired_on: row.hiredOn ?? null,
      left_on: status === 'left' ? (row.leftOn ?? null) : null,
      affirmed_at: row.affirmedAt ?? null,
      created_at: now,
      updated_at: now,
    },
  }
}

/** Whoever moves to another department is at its site, as long as nobody says otherwise. */
function siteOf(department: PersonFacts['department'], known: EmployeeRow): string {
  const moved = department && department.id !== known.department_id
  return (moved && department.site) || known.site
}

function settleNo(row: PersonRow, known: EmployeeRow): string {
  return known.employee_no === known.userid ? row.employeeNo : known.employee_no
}

function given(wanted: string | null | undefined, kept: string | null): string | null {
  return wanted === undefined ? kept : wanted
}
