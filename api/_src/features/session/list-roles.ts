import { sql } from 'drizzle-orm'
import type * as z from 'zod/mini'
import type { Queryable } from '../../../../db/client.ts'
import type { roleProposalSchema, rolesSchema } from '../../../../shared/access.ts'
import { addMilliseconds } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import { PROPOSAL_LIFE } from './role-proposal.ts'

export type RolesView = z.infer<typeof rolesSchema>
export type ProposalView = z.infer<typeof roleProposalSchema>

/** Who has which role, and what waits for a second person; `callerId` null: as the operator of the server sees it. */
export async function listRoles(
  core: Core,
  { callerId }: { callerId: string | null },
): Promise<RolesView> {
  const [grants, proposals, departments] = await Promise.all([
    listGrants(core.db),
    listProposals(core, callerId),
    listDepartments(core.db),
  ])
  return { grants, proposals, departments }
}

/** Two sites may each have a 一车间. */
const named = sql`case when d.site in ('', d.name) then d.name else d.site || ' · ' || d.name end`

async function listDepartments(db: Queryable): Promise<{ id: string; name: string }[]> {
  return rowsOf(
    await db.execute(sql`select d.id, ${named} as name from departments d order by name, d.id`),
  )
}

type Grant = RolesView['grants'][number]

async function listGrants(db: Queryable): Promise<Grant[]> {
  const result = await db.execute(sql`
    select g.employee_id as "employeeId", e.name as employee, g.role,
      coalesce(array_agg(${named} order by ${named}) filter (where d.id is not null), '{}') as departments,
      min(g.granted_at) as "grantedAt"
    from role_grants g
    join employees e on e.id = g.employee_id and e.status <> 'left'
    left join departments d on d.id = g.department_id
    where g.ended_at is null
    group by g.employee_id, e.name, g.role order by g.role, e.name, g.employee_id`)
  return rowsOf<Omit<Grant, 'grantedAt'> & { grantedAt: unknown }>(result).map((row) => ({
    ...row,
    grantedAt: toDate(row.grantedAt)?.toISOString() ?? '',
  }))
}

async function listProposals(core: Core, callerId: string | null): Promise<ProposalView[]> {
  const since = addMilliseconds(core.clock.now(), -PROPOSAL_LIFE).toISOString()
  const result = await core.db.execute(sql`
    select p.id, e.name as employee, p.role, p.change, by.name as "proposedBy",
      p.proposed_at as "proposedAt",
      coalesce((select array_agg(${named} order by ${named}) from departments d
        where d.id = any(p.department_ids)), '{}') as departments,
      ${callerId}::text is not null and ${callerId}::text not in (p.proposed_by, p.employee_id) as "mayDecide"
    from role_proposals p
    join employees e on e.id = p.employee_id join employees by on by.id = p.proposed_by
    where p.state = 'proposed' and p.proposed_at > ${since}
    order by p.proposed_at, p.id`)
  return rowsOf<Omit<ProposalView, 'proposedAt'> & { proposedAt: unknown }>(result).map((row) => ({
    ...row,
    proposedAt: toDate(row.proposedAt)?.toISOString() ?? '',
  }))
}
