import { createHash } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import type { Vault } from '../../../api/_src/kernel/vault.ts'
import type { Db } from '../../../db/client.ts'

const DEPARTMENTS = 300
/** The caller's are every tenth of them. */
const OWN = 30
const TOKEN = 'worklist'.padEnd(43, '0')

const depOf = (n: SQL) => sql`'dep_' || lpad((${n})::text, 4, '0')`
const empOf = (n: SQL) => sql`'emp_' || lpad((${n})::text, 26, '0')`
const conOf = (n: SQL) => sql`'con_' || lpad((${n})::text, 26, '0')`
const altOf = (n: SQL) => sql`'alt_' || lpad((${n})::text, 26, '0')`
const hashOf = (n: SQL) =>
  sql`translate(encode(sha256((${n})::text::bytea), 'base64'), '+/=', '-_')`

/**
 * So many contacts, two to an employee, in 300 departments; every tenth employee is on the worklist with an alert about
 * a contact, every thirtieth also because nobody covers them. An HR specialist with 30 departments is logged in by the
 * token that comes back.
 */
export async function seedWorklist(
  db: Db,
  vault: Vault,
  { contacts, now }: { contacts: number; now: Date },
): Promise<string> {
  const employees = contacts / 2
  const at = sql`${now.toISOString()}::timestamptz`
  const name = sql`decode(${vault.seal('name', '王芬').toString('hex')}, 'hex')`
  const phone = sql`decode(${vault.seal('phone', '13700009012').toString('hex')}, 'hex')`
  const due = sql`${at} + (i % 20000 * 7919 % 20000 - 4000) * interval '1 minute'`
  const owner = empOf(sql`1 + i % ${sql.raw(String(DEPARTMENTS))} % 10`)
  const department = depOf(sql`i % ${sql.raw(String(DEPARTMENTS))}`)
  const waiting = sql`generate_series(10, ${employees}::int, 10) n cross join lateral (select n + n / 10 % 10 as i) p`
  const uncovered = sql`i % 3 = 0`
  const statements = [
    sql`insert into departments (id, name, site, created_at)
      select ${depOf(sql`i`)}, (i + 1) || '车间', '苏州基地', ${at} from generate_series(0, ${DEPARTMENTS - 1}::int) i`,
    sql`insert into employees (id, employee_no, userid, name, department_id, site, status, created_at, updated_at)
      select ${empOf(sql`i`)}, 'YC' || i, 'YC' || i, '员工' || i, ${department}, '苏州基地', 'active', ${at}, ${at}
      from generate_series(1, ${employees + 9}::int) i`,
    sql`insert into contacts (id, employee_id, name_sealed, relation, phone_sealed, phone_hash, channel, position,
        state, source, proof_kind, proof_at, checked_at, created_at, updated_at)
      select ${conOf(sql`i`)}, ${empOf(sql`(i + 1) / 2`)}, ${name}, '母亲', ${phone}, ${hashOf(sql`i`)}, 'mobile', 2 - i % 2,
        'valid', 'import', 'contact_code', ${at}, ${at}, ${at}, ${at}
      from generate_series(1, ${contacts + 18}::int) i`,
    sql`insert into numbers (phone_hash, status, carrier, checked_at)
      select ${hashOf(sql`i`)}, 'suspended', 'CMCC', ${at} from generate_series(1, ${contacts + 18}::int) i`,
    sql`insert into coverages (employee_id, department_id, site, counts, near_relative, reviewed_at)
      select ${empOf(sql`i`)}, ${department}, '苏州基地', i % 3, true, ${at}
      from generate_series(1, ${employees + 9}::int) i`,
    sql`insert into alerts (id, employee_id, contact_id, department_id, state, severity, reasons, tenths, owner_id,
        opened_at, due_at, updated_at)
      select ${altOf(sql`2 * i`)}, ${empOf(sql`i`)}, ${conOf(sql`2 * i`)}, ${department}, 'open', 2, '{low_score}', i % 60,
        ${owner}, ${at}, ${due}, ${at} from ${waiting}`,
    sql`insert into alerts (id, employee_id, contact_id, department_id, state, severity, reasons, owner_id, opened_at,
        due_at, updated_at)
      select ${altOf(sql`2 * i + 1`)}, ${empOf(sql`i`)}, null, ${department}, 'open', 3, '{uncovered}', ${owner}, ${at},
        ${due}, ${at} from ${waiting} where ${uncovered}`,
    sql`insert into worklist_rows (employee_id, department_id, owner_id, severity, state, due_at, tenths, reasons,
        alert_ids, updated_at)
      select ${empOf(sql`i`)}, ${department}, ${owner}, case when ${uncovered} then 3 else 2 end, 'open', ${due}, i % 60,
        case when ${uncovered} then '{uncovered,low_score}'::text[] else '{low_score}' end,
        case when ${uncovered} then array[${altOf(sql`2 * i`)}, ${altOf(sql`2 * i + 1`)}]
          else array[${altOf(sql`2 * i`)}] end, ${at}
      from ${waiting}`,
    sql`insert into role_grants (id, employee_id, role, department_id, granted_at)
      select 'gra_' || i, ${empOf(sql`1`)}, 'hr', ${depOf(sql`i * 10`)}, ${at} from generate_series(0, ${OWN - 1}::int) i`,
    sql`insert into sessions (token_hash, employee_id, created_at, expires_at)
      values (${createHash('sha256').update(TOKEN).digest('base64url')}, ${empOf(sql`1`)}, ${at},
        ${at} + interval '1 day')`,
  ]
  for (const statement of statements) await db.execute(statement)
  await db.execute(sql`vacuum analyze`)
  return TOKEN
}
