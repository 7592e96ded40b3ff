import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import { type AnswerFacts, answerState, looksLikeDrillLink } from './sms-drill.ts'

export type DrillMessageFound = AnswerFacts & {
  id: string
  drillId: string
  drillPersonId: string
  employeeName: string
}

/** The SMS of a drill that a link belongs to; null: none. Changes nothing: scanners and chat previews open links. */
export async function findDrillMessage(
  q: Queryable,
  { vault }: Pick<Core, 'vault'>,
  token: string,
): Promise<DrillMessageFound | null> {
  if (!looksLikeDrillLink(token)) return null
  const result = await q.execute(sql`
    select m.id, m.drill_person_id as "drillPersonId", p.drill_id as "drillId", d.state as "drillState",
      p.state as "personState", p.reason, m.sent_at as "sentAt", m.answered_at as "answeredAt",
      e.name as "employeeName", e.status = 'left' as "employeeLeft", c.state as "contactState"
    from drill_messages m join drill_people p on p.id = m.drill_person_id
    join drills d on d.id = p.drill_id join employees e on e.id = m.employee_id
    join contacts c on c.id = m.contact_id
    where m.token_hash = ${vault.hash('link', token)}`)
  const [row] = rowsOf<DrillMessageFound & { sentAt: unknown; answeredAt: unknown }>(result)
  if (!row) return null
  return { ...row, sentAt: toDate(row.sentAt), answeredAt: toDate(row.answeredAt) }
}

/** What the holder of a link is shown; an ending names nobody. */
export async function getDrillQuestion(
  core: Core,
  token: string,
): Promise<{ state: 'open' | 'answered'; employee: string } | { state: 'over' } | null> {
  const found = await findDrillMessage(core.db, core, token)
  if (!found) return null
  const state = answerState(found, core.clock.now())
  return state === 'over' ? { state } : { state, employee: found.employeeName }
}
