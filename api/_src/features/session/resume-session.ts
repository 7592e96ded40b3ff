import { eq, sql } from 'drizzle-orm'
import { sessions } from '../../../../db/schema/index.ts'
import type { Role } from '../../../../shared/employee.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import { type Caller, rolledEnd } from './session.ts'
import { rolesOf } from './session-queries.ts'
import { hashToken } from './token.ts'

/**
 * The caller behind a bearer token, in one query; null when it is unknown, over or revoked, when the
 * employee left, or when their roles changed since the log-in (design §10). A rolling log-in moves on.
 */
export async function resumeSession(core: Core, token: string): Promise<Caller | null> {
  const tokenHash = hashToken(token)
  if (!tokenHash) return null
  const now = core.clock.now()
  const result = await core.db.execute(sql`
    select e.id, e.name, s.expires_at,
      exists (select 1 from departments d where d.leader_id = e.id) as leads,
      coalesce(r.roles, '[]'::jsonb) as roles
    from sessions s
    join employees e on e.id = s.employee_id and e.status <> 'left'
    cross join lateral (
      select jsonb_agg(g.role) filter (where g.ended_at is null) as roles,
        max(greatest(g.granted_at, g.ended_at)) as changed_at
      from role_grants g where g.employee_id = e.id) r
    where s.token_hash = ${tokenHash} and s.ended_at is null and s.expires_at > ${now.toISOString()}
      and (r.changed_at is null or r.changed_at <= s.created_at)`)
  const [row] = rowsOf<{
    id: string
    name: string
    expires_at: unknown
    leads: boolean
    roles: Role[]
  }>(result)
  if (!row) return null

  const roles = rolesOf(row.leads, row.roles)
  const end = rolledEnd(roles, toDate(row.expires_at) ?? now, now)
  if (end)
    await core.db.update(sessions).set({ expiresAt: end }).where(eq(sessions.tokenHash, tokenHash))
  return { employeeId: row.id, name: row.name, roles }
}
