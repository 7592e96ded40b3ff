import { type SQL, sql } from 'drizzle-orm'
import type { Core } from '../../../api/_src/kernel/core.ts'
import { announcing } from '../../../api/_src/kernel/outbox.ts'

/** HR specialists, one to a department. */
export const OWNERS = 200
/** Employees of the first department: their owner gets two alerts about each. */
const CROWDED = 2_500

const depOf = (n: SQL) => sql`'dep_' || lpad((${n})::text, 4, '0')`
const empOf = (n: SQL) => sql`'emp_' || lpad((${n})::text, 26, '0')`

export const owners: readonly string[] = Array.from({ length: OWNERS }, (_, n) => `hr${n}`)

/** A company in which every employee had one contact whose number died: two alerts each, as soon as somebody looks. */
export async function seedNight(core: Core, employees: number): Promise<void> {
  const crowded = Math.min(CROWDED, Math.floor(employees / 4))
  const at = sql`${core.clock.now().toISOString()}::timestamptz`
  const last = OWNERS - 1
  const department = depOf(sql`case when i <= ${crowded}::int then 0 else 1 + i % ${last}::int end`)
  const name = sql`decode(${core.vault.seal('name', '王芬').toString('hex')}, 'hex')`
  const phone = sql`decode(${core.vault.seal('phone', '13700009012').toString('hex')}, 'hex')`
  const each = sql`generate_series(1, ${employees}::int) i`
  const eachOwner = sql`generate_series(0, ${last}::int) i`
  const ownerOf = empOf(sql`1000000 + i`)
  const statements = [
    sql`insert into departments (id, name, site, created_at)
      select ${depOf(sql`i`)}, (i + 1) || '车间', '苏州基地', ${at} from ${eachOwner}`,
    sql`insert into employees (id, employee_no, userid, name, site, status, created_at, updated_at)
      select ${ownerOf}, 'HR' || i, 'hr' || i, '专员' || i, '苏州基地', 'active', ${at}, ${at} from ${eachOwner}`,
    sql`insert into role_grants (id, employee_id, role, department_id, granted_at)
      select 'gra_' || i, ${ownerOf}, 'hr', ${depOf(sql`i`)}, ${at} from ${eachOwner}`,
    sql`insert into employees (id, employee_no, userid, name, department_id, site, status, created_at, updated_at)
      select ${empOf(sql`i`)}, 'YC' || i, 'yc' || i, '员工' || i, ${department}, '苏州基地', 'active', ${at}, ${at}
      from ${each}`,
    sql`insert into contacts (id, employee_id, name_sealed, relation, phone_sealed, phone_hash, channel, position,
        state, cause, source, proof_kind, proof_at, checked_at, created_at, updated_at)
      select 'con_' || lpad(i::text, 26, '0'), ${empOf(sql`i`)}, ${name}, '母亲', ${phone},
        translate(encode(sha256(i::text::bytea), 'base64'), '+/=', '-_'), 'mobile', 1, 'invalid', 'dead', 'import',
        'contact_code', ${at} - interval '90 days', ${at}, ${at} - interval '90 days', ${at}
      from ${each}`,
  ]
  for (const statement of statements) await core.db.execute(statement)
  await core.db.execute(sql`vacuum analyze`)
  const touched = sql`jsonb_build_object('employeeId', ${empOf(sql`i`)})`
  await core.db.execute(
    sql`${announcing('employee.touched', core.clock.now(), touched)} from ${each}`,
  )
}
