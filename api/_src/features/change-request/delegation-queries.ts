import { and, eq, gt, isNull, lte, ne } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { delegations, employees } from '../../../../db/schema/index.ts'

/** Whom this employee stands in for at an instant. Nobody, once they left. */
export async function listDelegators(db: Queryable, toId: string, now: Date): Promise<string[]> {
  const rows = await db
    .select({ id: delegations.fromId })
    .from(delegations)
    .innerJoin(employees, and(eq(employees.id, delegations.toId), ne(employees.status, 'left')))
    .where(and(eq(delegations.toId, toId), inForce(now)))
  return rows.map(({ id }) => id)
}

/** Who decides for this employee at an instant; null where they do themselves. */
export async function findDelegate(
  db: Queryable,
  fromId: string,
  now: Date,
): Promise<string | null> {
  const [row] = await db
    .select({ id: delegations.toId })
    .from(delegations)
    .innerJoin(employees, and(eq(employees.id, delegations.toId), ne(employees.status, 'left')))
    .where(and(eq(delegations.fromId, fromId), inForce(now)))
  return row?.id ?? null
}

function inForce(now: Date) {
  return and(
    isNull(delegations.endedAt),
    lte(delegations.startsAt, now),
    gt(delegations.endsAt, now),
  )
}
