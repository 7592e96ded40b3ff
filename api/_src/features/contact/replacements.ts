import { and, desc, eq, ne, notInArray } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { changeRequests, contacts } from '../../../../db/schema/index.ts'
import type { StepFacts } from './steps.ts'

/** The live contacts that are to replace this one. */
export async function listReplacements(db: Queryable, contactId: string): Promise<string[]> {
  const rows = await db
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(eq(contacts.replacesId, contactId), notInArray(contacts.state, ['invalid', 'retired'])),
    )
  return rows.map(({ id }) => id)
}

type Approval = NonNullable<StepFacts['approval']>

/** How it stands with each of an employee's replacements that somebody decides, or decided last. */
export async function latestApprovals(
  db: Queryable,
  employeeId: string,
): Promise<Map<string, Approval>> {
  const rows = await db
    .selectDistinctOn([changeRequests.contactId], {
      contactId: changeRequests.contactId,
      state: changeRequests.state,
      decidedAt: changeRequests.decidedAt,
    })
    .from(changeRequests)
    .where(and(eq(changeRequests.employeeId, employeeId), ne(changeRequests.state, 'withdrawn')))
    .orderBy(changeRequests.contactId, desc(changeRequests.requestedAt))
  return new Map(
    rows.flatMap(({ contactId, state, decidedAt }) =>
      state === 'withdrawn' ? [] : [[contactId, { state, decidedAt }]],
    ),
  )
}
