import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import {
  challengeCorrections,
  challengeLinks,
  challenges,
  contacts,
} from '../../../../db/schema/index.ts'
import type { CoverageFacts } from './coverage.ts'
import { latestDrills, latestNotices } from './latest-sms.ts'
import { coverageOf, listLive } from './live-contacts.ts'
import { latestApprovals } from './replacements.ts'
import type { StepFacts } from './steps.ts'

export type ContactRow = typeof contacts.$inferSelect
export type Suggestion = { nameSealed: Buffer | null; relation: string | null }
export type ContactRecord = {
  row: ContactRow
  steps: StepFacts
  coverage: CoverageFacts
  /** The latest SMS that nobody asked for, be it a drill's: the next waits a day after it. */
  lastSmsAt: Date | null
  suggestion: Suggestion | null
}

/**
 * Everything the employee's own pages need of their live contacts, in order; `only` narrows to one. Reading
 * all of them is what coverage needs: a number counts once per employee.
 */
export async function listContactRecords(
  db: Queryable,
  employeeId: string,
): Promise<ContactRecord[]> {
  const rows = await listLive(db, employeeId)
  if (rows.length === 0) return []
  const ids = rows.map(({ contact }) => contact.id)
  const [questions, notices, drills, suggestions, approvals] = await Promise.all([
    latestQuestions(db, ids),
    latestNotices(db, ids),
    latestDrills(db, ids),
    latestSuggestions(db, ids),
    latestApprovals(db, employeeId),
  ])
  const live = new Set(ids)
  return rows
    .map(({ contact, flags, number }) => {
      const question = questions.get(contact.id) ?? null
      const notice = notices.get(contact.id) ?? null
      return {
        row: contact,
        lastSmsAt: laterOf(notice?.sentAt ?? null, drills.get(contact.id) ?? null),
        suggestion: suggestions.get(contact.id) ?? null,
        coverage: coverageOf({ contact, flags }),
        steps: {
          ...contact,
          question,
          stopped: number !== null && number.stoppedAt !== null,
          number: number && { ...number, unknown: number.status === 'unknown' },
          notice,
          approval: approvals.get(contact.id) ?? null,
          replaces: contact.replacesId !== null,
          replacedRetired: contact.replacesId !== null && !live.has(contact.replacesId),
        },
      }
    })
    .sort(
      (a, b) =>
        orderOf(a.row) - orderOf(b.row) || a.row.createdAt.getTime() - b.row.createdAt.getTime(),
    )

  // a waiting replacement stands where the one it replaces stands
  function orderOf(row: ContactRow): number {
    const replaced = rows.find(({ contact }) => contact.id === row.replacesId)?.contact
    return row.position ?? replaced?.position ?? 9
  }
}

function laterOf(a: Date | null, b: Date | null): Date | null {
  return a && b ? (a > b ? a : b) : (a ?? b)
}

type Question = NonNullable<StepFacts['question']>

async function latestQuestions(
  db: Queryable,
  contactIds: string[],
): Promise<Map<string, Question>> {
  const rows = await db
    .selectDistinctOn([challenges.contactId], {
      contactId: challenges.contactId,
      state: challenges.state,
      form: challenges.form,
      askedAt: challenges.askedAt,
      deliveredAt: challenges.deliveredAt,
      linkUntil,
    })
    .from(challenges)
    .where(inArray(challenges.contactId, contactIds))
    .orderBy(challenges.contactId, desc(challenges.createdAt))
  return new Map(rows.map((row) => [row.contactId, row]))
}

const linkUntil = sql<Date | null>`(select max(l.expires_at) from challenge_links l
  where l.challenge_id = challenges.id)`.mapWith(challengeLinks.expiresAt)

async function latestSuggestions(
  db: Queryable,
  contactIds: string[],
): Promise<Map<string, Suggestion>> {
  const rows = await db
    .selectDistinctOn([challengeCorrections.contactId])
    .from(challengeCorrections)
    .where(inArray(challengeCorrections.contactId, contactIds))
    .orderBy(challengeCorrections.contactId, desc(challengeCorrections.createdAt))
  return new Map(rows.map((row) => [row.contactId, row]))
}

export async function findContactState(
  db: Queryable,
  contactId: string,
): Promise<ContactRow['state'] | null> {
  const [row] = await db
    .select({ state: contacts.state })
    .from(contacts)
    .where(eq(contacts.id, contactId))
  return row?.state ?? null
}

/** The contacts with this number whose answer is awaited, whoever named them. */
export async function listWaitingContacts(db: Queryable, phoneHash: string): Promise<string[]> {
  const rows = await db
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(
        eq(contacts.phoneHash, phoneHash),
        inArray(contacts.state, ['draft', 'pending', 'unanswered', 'due']),
      ),
    )
  return rows.map(({ id }) => id)
}
