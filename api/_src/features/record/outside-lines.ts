import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import { type Line, MOST_LINES } from './time-line.ts'

type Told = Pick<Line, 'text' | 'tone'>

const answers: Record<string, Told> = {
  normal: { text: '检测：号码正常', tone: 'ok' },
  busy: { text: '检测：正在通话，号码在用', tone: 'ok' },
  off: { text: '检测：关机', tone: 'note' },
  suspected_off: { text: '检测：可能关机', tone: 'note' },
  suspended: { text: '检测：号码停机', tone: 'bad' },
  vacant: { text: '检测：号码是空号', tone: 'bad' },
  unknown: { text: '检测：运营商查不出', tone: 'note' },
}
const owners: Record<string, Told> = {
  yes: { text: '检测：号码换了主人', tone: 'bad' },
  no: { text: '检测：号码没有换过主人', tone: 'ok' },
  cancelled: { text: '检测：号码已销户', tone: 'bad' },
  unknown: { text: '检测：是否换了主人查不出', tone: 'note' },
}

/** What the carrier said of the number, each time it was asked. */
export async function listCheckLines(db: Queryable, phoneHash: string): Promise<Line[]> {
  const result = await db.execute(sql`
    select kind, answer, at from number_checks
    where phone_hash = ${phoneHash} and kind <> 'attribute' order by at desc limit ${MOST_LINES}`)
  return rowsOf<{ kind: string; answer: string; at: unknown }>(result).flatMap((row) => {
    const told = (row.kind === 'status' ? answers : owners)[row.answer]
    return told ? [{ at: toDate(row.at)?.toISOString() ?? '', kind: 'number_check', ...told }] : []
  })
}

/** Who looked at the full number, and why. */
export async function listRevealLines(db: Queryable, contactId: string): Promise<Line[]> {
  const result = await db.execute(sql`
    select a.at, a.reason, e.name from audit_log a left join employees e on e.id = a.actor_id
    where a.subject = ${contactId} and a.action = 'contact.revealed' order by a.id desc limit ${MOST_LINES}`)
  return rowsOf<{ at: unknown; reason: string | null; name: string | null }>(result).map((row) => ({
    at: toDate(row.at)?.toISOString() ?? '',
    kind: 'reveal',
    tone: 'note',
    text: `${row.name ?? '人事'}看了完整号码`,
    ...(row.reason ? { detail: `原因：${row.reason}` } : {}),
  }))
}
