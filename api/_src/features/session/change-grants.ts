import { sql } from 'drizzle-orm'
import { roleGrants } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announce } from '../../kernel/outbox.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import { countOtherAdmins, type ProposedChange } from './role-queries.ts'

export const LAST_ADMIN = '最后一位系统管理员不能收回，请先授予另一位同事。'

/**
 * Gives or ends the role; the person's log-ins end with it, for they are older than the change (design §10).
 * Announces `role.changed`. Throws AppError `not_now` for the last administrator.
 */
export async function changeGrants(
  t: TxCore,
  change: ProposedChange & { grantedBy: string },
): Promise<void> {
  // two changes to one person come one after the other: the second sees what the first gave
  await t.tx.execute(sql`select 1 from employees where id = ${change.employeeId} for no key update`)
  if (change.change === 'grant') await addGrants(t, change)
  else await endGrants(t, change)
  await announce(t.tx, t.now, 'role.changed', { employeeId: change.employeeId })
}

async function addGrants(
  t: TxCore,
  { employeeId, role, departmentIds, grantedBy }: ProposedChange & { grantedBy: string },
): Promise<void> {
  const held = await t.tx.execute(sql`
    select department_id as "departmentId" from role_grants
    where employee_id = ${employeeId} and role = ${role} and ended_at is null`)
  const has = new Set(rowsOf<{ departmentId: string | null }>(held).map((row) => row.departmentId))
  const wanted = departmentIds.length > 0 ? departmentIds : [null]
  const fresh = wanted.filter((departmentId) => !has.has(departmentId))
  if (fresh.length === 0) return
  await t.tx.insert(roleGrants).values(
    fresh.map((departmentId) => ({
      id: newId('grant', t.now),
      employeeId,
      role,
      departmentId,
      grantedBy,
      grantedAt: t.now,
    })),
  )
}

async function endGrants(
  t: TxCore,
  { employeeId, role, departmentIds }: ProposedChange,
): Promise<void> {
  if (role === 'admin' && (await countOtherAdmins(t.tx, employeeId)) === 0)
    throw new AppError('not_now', { sentence: LAST_ADMIN })
  const departments = arrayOf(departmentIds)
  await t.tx.execute(sql`
    update role_grants set ended_at = ${t.now.toISOString()}
    where employee_id = ${employeeId} and role = ${role} and ended_at is null
      and (cardinality(${departments}::text[]) = 0 or department_id = any(${departments}::text[]))`)
}
