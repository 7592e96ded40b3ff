import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { employees, followUps } from '../../../../db/schema/index.ts'
import type { FollowUp } from '../../../../shared/alert.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { undoUntil } from './follow-up.ts'

/** A follow-up that was not taken back. */
export async function findFollowUp(q: Queryable, followUpId: string) {
  const [found] = await q
    .select()
    .from(followUps)
    .where(and(eq(followUps.id, followUpId), isNull(followUps.undoneAt)))
  return found ?? null
}

/** Whom a follow-up, taken back or not, is about. */
export async function findFollowedUp(
  q: Queryable,
  followUpId: string,
): Promise<{ employeeId: string; contactId: string | null } | null> {
  const [found] = await q
    .select({ employeeId: followUps.employeeId, contactId: followUps.contactId })
    .from(followUps)
    .where(eq(followUps.id, followUpId))
  return found ?? null
}

/** What cards show of a decisive follow-up: who found out what; null for any other, for then the buttons stay. */
export async function findFollowUpWords(
  q: Queryable,
  followUpId: string,
): Promise<{ alertId: string; words: string } | null> {
  const [found] = await q
    .select({ alertId: followUps.alertId, outcome: followUps.outcome, by: employees.name })
    .from(followUps)
    .innerJoin(employees, eq(employees.id, followUps.actorId))
    .where(and(eq(followUps.id, followUpId), isNull(followUps.undoneAt)))
  const said = found && shown[found.outcome]
  return found && said ? { alertId: found.alertId, words: `已由${found.by}${said}` } : null
}

/** The same of the last decisive follow-up of an alert; null where there is none. */
export async function findLastWords(q: Queryable, alertId: string): Promise<string | null> {
  const decisive = Object.keys(shown) as FollowUp['outcome'][]
  const [last] = await q
    .select({ id: followUps.id })
    .from(followUps)
    .where(
      and(
        eq(followUps.alertId, alertId),
        isNull(followUps.undoneAt),
        inArray(followUps.outcome, decisive),
      ),
    )
    .orderBy(desc(followUps.at), desc(followUps.id))
    .limit(1)
  return last ? ((await findFollowUpWords(q, last.id))?.words ?? null) : null
}

const shown: Partial<Record<FollowUp['outcome'], string>> = {
  reached: '确认',
  in_order: '核实',
  wrong_person: '标为无效',
  number_dead: '标为无效',
}

/** How many calls in a row, up to this one, nobody answered. */
export async function countNoAnswers(q: Queryable, followUpId: string): Promise<number> {
  const result = await q.execute(sql`
    select count(*)::int as calls from follow_ups f join follow_ups this on this.id = ${followUpId}
    where f.contact_id = this.contact_id and f.undone_at is null and f.outcome = 'no_answer'
      and (f.at, f.id) <= (this.at, this.id) and not exists (select 1 from follow_ups o
        where o.contact_id = f.contact_id and o.undone_at is null and o.outcome <> 'no_answer'
          and o.at > f.at and o.at <= this.at)`)
  return rowsOf<{ calls: number }>(result)[0]?.calls ?? 0
}

/** A long-lived contact may have been followed up many times; the latest are shown. */
const MOST = 200

/** Follow-ups of an alert or of a contact, the newest first; those of the reader say until when they can be taken back. */
export async function listFollowUps(
  core: Pick<Core, 'db' | 'vault' | 'clock'>,
  about: { alertId: string } | { contactId: string },
  readerId: string,
): Promise<FollowUp[]> {
  const now = core.clock.now()
  const rows = await core.db
    .select({ followUp: followUps, by: employees.name })
    .from(followUps)
    .innerJoin(employees, eq(employees.id, followUps.actorId))
    .where(
      'alertId' in about
        ? eq(followUps.alertId, about.alertId)
        : eq(followUps.contactId, about.contactId),
    )
    .orderBy(desc(followUps.id))
    .limit(MOST)
  return rows.map(({ followUp, by }) => {
    const until = undoUntil(followUp.at)
    const mayUndo = followUp.actorId === readerId && !followUp.undoneAt && now < until
    return {
      id: followUp.id,
      channel: followUp.channel,
      outcome: followUp.outcome,
      ...(followUp.noteSealed ? { note: core.vault.open('note', followUp.noteSealed) } : {}),
      by,
      at: followUp.at.toISOString(),
      ...(mayUndo ? { undoUntil: until.toISOString() } : {}),
      ...(followUp.undoneAt ? { undoneAt: followUp.undoneAt.toISOString() } : {}),
    }
  })
}
