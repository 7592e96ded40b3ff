import { and, desc, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { messages } from '../../../../db/schema/index.ts'
import type { StepFacts } from './steps.ts'

type Notice = NonNullable<StepFacts['notice']> & { sentAt: Date | null }

/** The latest SMS with a question to each of these contacts, by contact. */
export async function latestNotices(
  db: Queryable,
  contactIds: string[],
): Promise<Map<string, Notice>> {
  const rows = await db
    .selectDistinctOn([messages.contactId], {
      contactId: messages.contactId,
      state: messages.state,
      why: messages.why,
      dueAt: messages.dueAt,
      sentAt: messages.sentAt,
    })
    .from(messages)
    .where(
      and(
        inArray(messages.contactId, contactIds),
        eq(messages.asked, false),
        // what became of a drill's says nothing of a question
        ne(messages.kind, 'drill'),
        // the second of two presses says nothing about the first
        sql`${messages.why} is distinct from 'just_sent'`,
      ),
    )
    .orderBy(messages.contactId, desc(messages.createdAt))
  return new Map(rows.map((row) => [row.contactId, row]))
}

/** When the latest SMS of a drill left for each of these contacts, by contact; a blocked one reached nobody. */
export async function latestDrills(
  db: Queryable,
  contactIds: string[],
): Promise<Map<string, Date | null>> {
  const rows = await db
    .selectDistinctOn([messages.contactId], {
      contactId: messages.contactId,
      sentAt: messages.sentAt,
    })
    .from(messages)
    .where(
      and(
        inArray(messages.contactId, contactIds),
        eq(messages.kind, 'drill'),
        isNotNull(messages.sentAt),
        sql`${messages.why} is distinct from 'blocked'`,
      ),
    )
    .orderBy(messages.contactId, desc(messages.sentAt))
  return new Map(rows.map((row) => [row.contactId, row.sentAt]))
}
