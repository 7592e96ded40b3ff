import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { delegations, employees } from '../../../../db/schema/index.ts'
import type { CurrentDelegation } from '../../../../shared/change-request.ts'
import type { Core } from '../../kernel/core.ts'

/** Who decides for this employee, now or soon; null where nobody does. */
export async function getDelegation(
  core: Core,
  input: { fromId: string },
): Promise<CurrentDelegation> {
  const [row] = await core.db
    .select({
      toEmployeeId: delegations.toId,
      name: employees.name,
      startsAt: delegations.startsAt,
      endsAt: delegations.endsAt,
    })
    .from(delegations)
    .innerJoin(employees, eq(employees.id, delegations.toId))
    .where(
      and(
        eq(delegations.fromId, input.fromId),
        isNull(delegations.endedAt),
        gt(delegations.endsAt, core.clock.now()),
      ),
    )
    .orderBy(desc(delegations.createdAt))
    .limit(1)
  if (!row) return { delegation: null }
  return {
    delegation: { ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() },
  }
}
