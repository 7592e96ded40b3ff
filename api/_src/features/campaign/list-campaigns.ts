import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { CampaignList, CampaignSummary } from '../../../../shared/campaign.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import { inScope, type Scope } from '../../kernel/scope.ts'

/** Two years of months, or a year with as many that HR started. */
const SHOWN = 24

/**
 * The campaigns that reach somebody in scope, the newest first, with what they add up to there. `withDepartments`: also
 * whom a new one may be for.
 */
export async function listCampaigns(
  core: Core,
  { scope, withDepartments }: { scope: Scope; withDepartments: boolean },
): Promise<CampaignList> {
  const campaigns = await findSummaries(core.db, scope, sql`true`)
  if (!withDepartments) return { campaigns }
  const result = await core.db.execute(sql`
    select id, case when site in ('', name) then name else site || ' · ' || name end as name
    from departments order by 2, 1`)
  return { campaigns, departments: rowsOf<{ id: string; name: string }>(result) }
}

/** Campaigns with their counts in scope; one that reaches nobody there is not among them. */
export async function findSummaries(
  db: Queryable,
  scope: Scope,
  where: SQL,
): Promise<CampaignSummary[]> {
  const result = await db.execute(sql`
    select c.id, c.kind, c.name, c.state, c.created_at as "startedAt", s.name as "startedBy", n.*
    from campaigns c left join employees s on s.id = c.started_by
    cross join lateral (
      select count(*)::int as people, count(m.asked_at)::int as asked, count(m.answered_at)::int as answered,
        count(*) filter (where m.opened_at is not null or m.answered_at is not null)::int as opened
      from campaign_members m where m.campaign_id = c.id and ${inScope(scope, sql`m.department_id`)}) n
    where ${where} and (n.people > 0 or ${scope.all}::boolean)
    order by c.created_at desc, c.id desc limit ${SHOWN}`)
  return rowsOf<CampaignSummary & { startedAt: unknown }>(result).map((row) => ({
    ...row,
    startedAt: toDate(row.startedAt)?.toISOString() ?? '',
  }))
}
