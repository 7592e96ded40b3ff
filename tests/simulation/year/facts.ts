import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../api/_src/kernel/rows.ts'
import { ask } from '../invariants.ts'
import { employeeIn } from './acts/words-of.ts'
import type { Year } from './open-year.ts'

/** One SMS as the vendor took it, told by its words alone. */
export type TakenSms = {
  phone: string
  phoneHash: string
  outId: string | null
  at: number
  what: 'code' | 'new_link' | 'notice' | 'repeat' | 'renewal' | 'other'
  /** Whose contact is meant; a code names nobody. */
  employee: string | null
}

/** One message as the product wrote it down. */
export type NotedMessage = {
  outId: string
  contactId: string
  phoneHash: string
  contactHash: string
  retiredAt: string | null
}

export type PersonRow = {
  id: string
  no: string
  userid: string | null
  name: string
  status: 'onboarding' | 'active' | 'left'
  superior: string | null
  department: string | null
  createdAt: string
  /** The last question of a reminder, and the last word they said by themselves. */
  askedAt: string | null
  wordAt: string | null
}

export type ContactRow = {
  id: string
  employeeId: string
  state: string
  cause: string | null
  channel: string
  phoneHash: string
  proofKind: string | null
  proofAt: string | null
  /** The number's last answer of the carrier, and when it was named. */
  checkedAt: string | null
  createdAt: string
  /** A question to this number was answered with yes at the very moment that counts as the proof. */
  proofFits: boolean
}

/** What a day left behind: what the vendor took, and how things stand. */
export type Facts = {
  now: number
  date: string
  /** The day's, and everything before to the numbers that got some today. */
  today: readonly TakenSms[]
  before: readonly TakenSms[]
  messages: readonly NotedMessage[]
  /** Answers of the carrier about the numbers that got an SMS today. */
  vacant: readonly { phoneHash: string; answer: string; at: string }[]
  people: readonly PersonRow[]
  contacts: readonly ContactRow[]
  /** Contacts that ended because their employee left, and when. */
  endings: readonly { employee: string; at: string }[]
  jobs: readonly { event: string; dead: boolean; runAt: string }[]
}

export async function readFacts(year: Year, since: number): Promise<Facts> {
  const { world } = year
  const now = world.sandbox.now()
  const { log } = world.sandbox.sms
  const fresh = log.since(since)
  const phones = [...new Set(fresh.map(({ phone }) => phone))]
  const firstId = fresh[0]?.id ?? log.size
  const before = phones.flatMap((phone) => log.sentTo(phone).filter(({ id }) => id < firstId))
  const read = (sms: (typeof fresh)[number]): TakenSms => ({
    phone: sms.phone,
    phoneHash: world.context.vault.hash('phone', sms.phone),
    outId: sms.outId,
    at: sms.sentAt,
    what: kindOf(sms.text, sms.verificationCode !== null),
    employee: employeeIn(year.town, sms.text)?.no ?? null,
  })
  const today = fresh.map(read)
  const hashes = arrayOf([...new Set(today.map(({ phoneHash }) => phoneHash))])
  const outIds = arrayOf(today.flatMap(({ outId }) => outId ?? []))
  return {
    now,
    date: world.clock.now().toISOString(),
    today,
    before: before.map(read),
    messages: await ask<NotedMessage>(world, messagesOf(outIds)),
    vacant: await ask(
      world,
      sql`select phone_hash as "phoneHash", answer, at from number_checks
        where kind = 'status' and phone_hash = any(${hashes}::text[]) order by at`,
    ),
    people: await ask<PersonRow>(world, people),
    contacts: await ask<ContactRow>(world, contacts),
    endings: await ask(
      world,
      sql`select e.employee_no as employee, max(h.at) as at from contact_history h
        join employees e on e.id = h.employee_id where h.event = 'left' group by 1`,
    ),
    jobs: await ask(
      world,
      sql`select event, dead_at is not null as dead, run_at as "runAt" from jobs`,
    ),
  }
}

function kindOf(text: string, isCode: boolean): TakenSms['what'] {
  if (isCode) return 'code'
  if (text.includes('新链接')) return 'new_link'
  if (text.includes('还在等您答复')) return 'repeat'
  if (text.includes('想再次确认')) return 'renewal'
  return text.includes('将您设为') ? 'notice' : 'other'
}

function messagesOf(outIds: ReturnType<typeof arrayOf>) {
  return sql`select m.out_id as "outId", m.contact_id as "contactId", m.phone_hash as "phoneHash",
      coalesce(c.phone_hash, m.phone_hash) as "contactHash", c.retired_at as "retiredAt"
    from messages m left join contacts c on c.id = m.contact_id where m.out_id = any(${outIds}::text[])
    union all select d.out_id, '', '', '', null from deliveries d where d.out_id = any(${outIds}::text[])`
}

const people = sql`
  select e.id, e.employee_no as no, e.userid, e.name, e.status, e.superior_no as superior,
    d.external_id as department, e.created_at as "createdAt",
    (select max(m.asked_at) from campaign_members m where m.employee_id = e.id) as "askedAt",
    (select max(h.at) from contact_history h where h.employee_id = e.id and h.actor = 'employee') as "wordAt"
  from employees e left join departments d on d.id = e.department_id`

const contacts = sql`
  select c.id, c.employee_id as "employeeId", c.state, c.cause, c.channel, c.phone_hash as "phoneHash",
    c.proof_kind as "proofKind", c.proof_at as "proofAt", n.checked_at as "checkedAt", c.created_at as "createdAt",
    exists (select 1 from challenges h where h.contact_id = c.id and h.state = 'confirmed'
      and h.phone_hash = c.phone_hash and h.answered_at = c.proof_at) as "proofFits"
  from contacts c left join numbers n on n.phone_hash = c.phone_hash
  where c.purged_at is null`
