import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { ContactState } from '../../../../shared/contact.ts'
import { maskName } from '../../../../shared/masked-name.ts'
import { maskPhone } from '../../../../shared/phone.ts'
import { shanghaiDate } from '../../kernel/clock.ts'
import { rowsOf, toBuffer, toDate } from '../../kernel/rows.ts'
import { inScope, type Scope } from '../../kernel/scope.ts'
import type { Vault } from '../../kernel/vault.ts'

export type ExportFilter = {
  scope: Scope
  /** With all below it. */
  departmentId: string | null
  /** Contacts named later are left out. */
  namedBefore?: Date
}

export const exportHeadings = [
  '工号',
  '姓名',
  '基地',
  '部门',
  '顺位',
  '关系',
  '联络人',
  '联系电话',
  '状态',
  '最近确认日期',
]

const stateWords: Record<ContactState, string> = {
  draft: '停机，待复检',
  pending: '待确认',
  valid: '有效',
  due: '待复核',
  unanswered: '未答复',
  invalid: '无效',
  retired: '失效',
}

type Row = {
  id: string
  no: string
  employee: string
  site: string
  department: string | null
  position: number | null
  relation: string
  name: unknown
  phone: unknown
  state: ContactState
  confirmed: unknown
}

/** One line per contact of people who are here, in the order of 工号, after the line `after`. */
export async function readLines(
  q: Queryable,
  filter: ExportFilter,
  page: { after: { no: string; id: string }; limit: number },
): Promise<Row[]> {
  const { after, limit } = page
  const result = await q.execute(sql`
    ${below(filter)}
    select c.id, e.employee_no as no, e.name as employee, e.site, d.name as department, c.position, c.relation,
      c.name_sealed as name, c.phone_sealed as phone, c.state, c.proof_at as confirmed
    from employees e join contacts c on c.employee_id = e.id left join departments d on d.id = e.department_id
    where ${isMeant(filter)} and (e.employee_no, c.id) > (${after.no}, ${after.id})
    order by e.employee_no, c.id limit ${limit}`)
  return rowsOf<Row>(result)
}

export async function countLines(q: Queryable, filter: ExportFilter): Promise<number> {
  const result = await q.execute(sql`
    ${below(filter)}
    select count(*)::int as lines from employees e join contacts c on c.employee_id = e.id
    where ${isMeant(filter)}`)
  return rowsOf<{ lines: number }>(result)[0]?.lines ?? 0
}

function below({ departmentId }: ExportFilter): SQL {
  return sql`with recursive wanted as (
    select id from departments where id = ${departmentId}
    union select d.id from departments d join wanted on d.parent_id = wanted.id)`
}

function isMeant({ scope, departmentId, namedBefore }: ExportFilter): SQL {
  return sql.join(
    [
      sql`e.status <> 'left' and c.state <> 'retired'`,
      inScope(scope, sql`e.department_id`),
      departmentId ? sql`e.department_id in (select id from wanted)` : sql`true`,
      namedBefore ? sql`c.created_at <= ${namedBefore.toISOString()}` : sql`true`,
    ],
    sql` and `,
  )
}

/** A line as the file has it. Masked: enough to recognise a contact, too little to call them. */
export function exportLine(vault: Vault, row: Row, look: 'masked' | 'full'): string[] {
  const name = vault.open('name', toBuffer(row.name))
  const phone = vault.open('phone', toBuffer(row.phone))
  const confirmed = toDate(row.confirmed)
  return [
    row.no,
    row.employee,
    row.site,
    row.department ?? '',
    row.position === null ? '' : String(row.position),
    row.relation,
    look === 'full' ? name : maskName(name),
    look === 'full' ? phone : maskPhone(phone),
    stateWords[row.state],
    confirmed ? shanghaiDate(confirmed) : '',
  ]
}
