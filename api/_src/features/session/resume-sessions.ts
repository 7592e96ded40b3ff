import { eq, sql } from 'drizzle-orm'
import { sessions } from '../../../../db/schema/index.ts'
import type { Role } from '../../../../shared/employee.ts'
import type { Core } from '../../kernel/core.ts'
import { arrayOf, rowsOf, toDate } from '../../kernel/rows.ts'
import { type Caller, rolledEnd } from './session.ts'
import { rolesOf } from './session-queries.ts'
import { hashToken } from './token.ts'

type Found = {
  token_hash: string
  id: string
  name: string
  expires_at: unknown
  leads: boolean
  roles: Role[]
}

/**
 * The callers behind bearer tokens, in the order of the tokens and in one query: requests that arrive together
 * are looked up together. Null where a token is unknown, over or revoked, where the employee left, or where
 * their roles changed since the log-in (design §10). A rolling log-in moves on.
 */
export async function resumeSessions(
  core: Core,
  tokens: readonly string[],
): Promise<(Caller | null)[]> {
  const hashes = tokens.map(hashToken)
  const known = hashes.filter((hash) => hash !== null)
  if (known.length === 0) return hashes.map(() => null)
  const now = core.clock.now()
  const result = await core.db.execute(sql`
    select s.token_hash, e.id, e.name, s.expires_at,
      exists (select 1 from departments d where d.leader_id = e.id) as leads,
      coalesce(r.roles, '[]'::jsonb) as roles
    from sessions s
    join employees e on e.id = s.employee_id and e.status <> 'left'
    cross join lateral (
      select jsonb_agg(g.role) filter (where g.ended_at is null) as roles,
        max(greatest(g.granted_at, g.ended_at)) as changed_at
      from role_grants g where g.employee_id = e.id) r
    where s.token_hash = any(${arrayOf(known)}::text[]) and s.ended_at is null
      and s.expires_at > ${now.toISOString()}
      and (r.changed_at is null or r.changed_at <= s.created_at)`)
  const found = new Map<string, Caller>()
  for (const row of rowsOf<Found>(result)) {
    const roles = rolesOf(row.leads, row.roles)
    found.set(row.token_hash, { employeeId: row.id, name: row.name, roles })
    const end = rolledEnd(roles, toDate(row.expires_at) ?? now, now)
    if (end)
      await core.db
        .update(sessions)
        .set({ expiresAt: end })
        .where(eq(sessions.tokenHash, row.token_hash))
  }
  return hashes.map((hash) => (hash === null ? null : (found.get(hash) ?? null)))
}
