import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toBuffer, toDate } from '../../kernel/rows.ts'
import type { HeldContact, HeldElsewhere, HeldNumber } from './held-words.ts'
import type { Line } from './time-line.ts'

/** Everybody who named the number, also those whose contact has ended and is still kept. */
export async function listHeldContacts(
  { db, vault }: Pick<Core, 'db' | 'vault'>,
  phoneHash: string,
): Promise<(HeldContact & { id: string })[]> {
  const result = await db.execute(sql`
    select c.id, c.name_sealed as name, c.phone_sealed as phone, c.relation, c.state, c.source, c.cause,
      c.created_at as "createdAt", c.proof_kind as "proofKind", c.proof_at as "proofAt", s.tenths,
      e.name as employee, e.employee_no as "employeeNo",
      case when c.state = 'retired' then coalesce(c.retired_at, c.updated_at)
        when c.cause in ('declined', 'wrong_person', 'withdrew') then c.updated_at end as "endedAt"
    from contacts c join employees e on e.id = c.employee_id
    left join scores s on s.contact_id = c.id and c.state <> 'retired'
    where c.phone_hash = ${phoneHash} order by c.created_at, c.id`)
  return rowsOf<
    Omit<HeldContact, 'name' | 'phone'> & { id: string; name: unknown; phone: unknown }
  >(result).map((row) => ({
    ...row,
    name: vault.open('name', toBuffer(row.name)),
    phone: vault.open('phone', toBuffer(row.phone)),
    createdAt: toDate(row.createdAt) ?? new Date(0),
    proofAt: toDate(row.proofAt),
    endedAt: toDate(row.endedAt),
  }))
}

export async function findHeldNumber(db: Queryable, phoneHash: string): Promise<HeldNumber | null> {
  const result = await db.execute(sql`
    select status, carrier, province, city, checked_at as "checkedAt", stopped_at as "stoppedAt", reassigned
    from numbers where phone_hash = ${phoneHash}`)
  const [row] = rowsOf<HeldNumber>(result)
  return row ? { ...row, checkedAt: toDate(row.checkedAt), stoppedAt: toDate(row.stoppedAt) } : null
}

export async function findHeldElsewhere(db: Queryable, phoneHash: string): Promise<HeldElsewhere> {
  const own = await db.execute(sql`
    select e.name as employee, n.source from employee_numbers n join employees e on e.id = n.employee_id
    where n.phone_hash = ${phoneHash} order by e.id, n.source`)
  const counts = await db.execute(sql`
    select (select count(*)::int from staged_contacts s join imports m on m.id = s.import_id
        where s.phone_hash = ${phoneHash} and m.state = 'staged') as staged,
      (select count(*)::int from asks where phone_hash = ${phoneHash})
      + (select count(*)::int from code_tries where subject = ${phoneHash})
      + (select count(*)::int from number_lookups where phone_hash = ${phoneHash}) as counters`)
  const [row] = rowsOf<{ staged: number; counters: number }>(counts)
  return {
    ownNumbers: rowsOf<HeldElsewhere['ownNumbers'][number]>(own),
    staged: row?.staged ?? 0,
    counters: row?.counters ?? 0,
  }
}

const outcomes: Record<string, string> = {
  dialled: '公司从紧急联系卡拨打了您的号码',
  reached: '公司从紧急联系卡联系上了您',
  no_answer: '公司从紧急联系卡拨打了您的号码，没有人接',
  wrong_person: '公司从紧急联系卡拨打了您的号码，接的人不对',
  number_dead: '公司从紧急联系卡拨打了您的号码，打不通',
  answered: '您在短信的页面上点了“我收到了”',
}

/** Calls from emergency cards and in drills, and answers to a drill's SMS: the record's time line leaves them to the card. */
export async function listHeldCalls(
  db: Queryable,
  contactId: string,
): Promise<Pick<Line, 'at' | 'text'>[]> {
  const result = await db.execute(sql`
    select outcome, at, false as drill from emergency_outcomes where contact_id = ${contactId}
    union all select outcome, at, true from drill_calls where contact_id = ${contactId}
    union all select 'answered', answered_at, true from drill_messages
      where contact_id = ${contactId} and answered_at is not null
    order by at`)
  return rowsOf<{ outcome: string; at: unknown; drill: boolean }>(result).map(
    ({ outcome, at, drill }) => ({
      at: toDate(at)?.toISOString() ?? '',
      text: `${drill ? '演练：' : ''}${outcomes[outcome] ?? '公司用紧急联系卡联系过您'}`,
    }),
  )
}
