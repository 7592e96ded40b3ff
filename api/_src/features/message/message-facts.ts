import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { ContactState } from '../../../../shared/contact.ts'
import type { CarrierStatus } from '../../../../shared/number-check.ts'
import { addMilliseconds, DAY, HOUR, shanghaiDate } from '../../kernel/clock.ts'
import { sendingHours } from '../../kernel/hours.ts'
import { isOfPair, isToNumber } from '../../kernel/purged-hash.ts'
import { rowsOf, toBuffer, toDate } from '../../kernel/rows.ts'
import type { Settings } from '../../kernel/settings.ts'
import type { SendFacts } from './allowance.ts'
import { PAUSE } from './failures.ts'
import { furtherForm, type MessageForm, type MessageKind } from './message.ts'

/** One message with all that decides whether and how it leaves. */
export type MessageToSend = {
  id: string
  kind: MessageKind
  state: string
  challengeId: string | null
  codeId: string | null
  drillMessageId: string | null
  phoneHash: string
  phoneSealed: Buffer
  /** The employee's name, or null once the vendor refused it. */
  name: string | null
  extendCode: string | null
  carrier: string | null
  form: MessageForm
  attempts: number
  /** What the limits below were read at; a claim holds only while it is still that. */
  guardVersion: number
  budgetWarned: boolean
  facts: SendFacts
}

/** Reads it in one statement; null if there is no such message. */
export async function findMessageToSend(
  q: Queryable,
  messageId: string,
  now: Date,
  settings: Settings,
): Promise<MessageToSend | null> {
  const today = shanghaiDate(now)
  const dayAgo = addMilliseconds(now, -DAY - HOUR).toISOString()
  const result = await q.execute(sql`
    select m.kind, m.state, m.form, m.challenge_id, m.code_id, m.drill_message_id, m.phone_hash, m.attempts, m.why, m.created_at,
      c.phone_sealed, c.state as contact_state, e.name, e.status as employee_status,
      m.ask_now or (c.ask_now and m.kind = 'notice') as ask_now,
      c.source in ('employee', 'onboarding') as own_submit,
      case when h.paused_at is null or m.asked then h.state else 'closed' end as question, h.form as question_form, h.extend_code,
      case when m.drill_message_id is not null then exists (select 1 from drill_messages x
        join drill_people p on p.id = x.drill_person_id and p.state = 'waiting'
        join drills r on r.id = p.drill_id and r.state = 'running'
        where x.id = m.drill_message_id) end as drill_open,
      c.shared_confirmed_at is null and (c.shared or exists (select 1 from employee_numbers o
        where o.employee_id = m.employee_id and o.phone_hash = m.phone_hash)) as own_number,
      n.status as number_status, n.stopped_at is not null as stopped, n.carrier, f.form as carrier_form,
      ${pairRefused(sql`m.employee_id`, sql`m.phone_hash`)} as pair_refused,
      ${unaskedTimes(sql`m.phone_hash`, sql`m.employee_id`, now)} as unasked,
      (select coalesce(json_agg(extract(epoch from a.claimed_at) * 1000 order by a.claimed_at desc), '[]')
        from (select claimed_at from messages where phone_hash = m.phone_hash and asked
            and claimed_at > ${dayAgo} and ${leftOrMayHave}
          order by claimed_at desc limit 10) a) as asked,
      (select coalesce(sum(sent), 0)::int from sms_days where day = ${today}) as sent_today,
      exists (select 1 from warnings where kind = 'sms_budget' and subject = ${today}
        and closed_at is null) as budget_warned,
      (select max(w.last_at) from warnings w where w.closed_at is null
        and (w.kind = 'sms_refused' or (m.kind = 'drill' and w.kind = 'drill_refused'))) as refused_at,
      coalesce((select version from send_guards where phone_hash = m.phone_hash), 0) as guard_version
    from messages m
    join contacts c on c.id = m.contact_id
    join employees e on e.id = m.employee_id
    left join challenges h on h.id = m.challenge_id
    left join numbers n on n.phone_hash = m.phone_hash
    left join carrier_forms f on f.carrier = n.carrier
    where m.id = ${messageId}`)
  const [row] = rowsOf<Row>(result)
  if (!row) return null
  const refusedAt = toDate(row.refused_at)
  return {
    id: messageId,
    kind: row.kind,
    state: row.state,
    challengeId: row.challenge_id,
    codeId: row.code_id,
    drillMessageId: row.drill_message_id,
    phoneHash: row.phone_hash,
    phoneSealed: toBuffer(row.phone_sealed),
    name: row.why === 'name_refused' ? null : row.name,
    extendCode: row.extend_code,
    carrier: row.carrier,
    form: furtherForm(furtherForm(row.question_form ?? 'token', row.form), row.carrier_form),
    attempts: row.attempts,
    guardVersion: row.guard_version,
    budgetWarned: row.budget_warned,
    facts: {
      kind: row.kind,
      createdAt: toDate(row.created_at) ?? now,
      askNow: row.ask_now,
      ownSubmit: row.own_submit,
      employeeLeft: row.employee_status === 'left',
      contactState: row.contact_state,
      question: row.question,
      drillOpen: row.drill_open,
      ownNumber: row.own_number,
      numberStatus: row.number_status,
      numberStopped: row.stopped,
      pairRefused: row.pair_refused,
      ...splitUnasked(row.unasked),
      askedToNumber: row.asked.map((at) => new Date(at)),
      sentToday: row.sent_today,
      dailyBudget: settings.smsDailyBudget,
      hours: sendingHours(settings),
      limits: settings,
      pausedUntil: refusedAt ? addMilliseconds(refusedAt, PAUSE) : null,
    },
  }
}

type Row = {
  kind: MessageKind
  state: string
  form: MessageForm | null
  challenge_id: string | null
  code_id: string | null
  drill_message_id: string | null
  phone_hash: string
  attempts: number
  why: string | null
  created_at: unknown
  phone_sealed: unknown
  contact_state: ContactState
  name: string
  employee_status: string
  ask_now: boolean
  own_submit: boolean
  question: SendFacts['question']
  drill_open: boolean | null
  own_number: boolean
  question_form: MessageForm | null
  extend_code: string | null
  number_status: CarrierStatus | null
  stopped: boolean
  carrier: string | null
  carrier_form: MessageForm | null
  pair_refused: boolean
  unasked: UnaskedTime[]
  asked: number[]
  sent_today: number
  budget_warned: boolean
  refused_at: unknown
  guard_version: number
}

/** A message that a carrier refused to carry reached nobody, so it uses up nobody's patience. */
const leftOrMayHave = sql`(state in ('sending', 'uncertain', 'sent', 'delivered')
  or (state = 'failed' and why is distinct from 'blocked'))`

export type UnaskedTime = { at: number; pair: boolean; drill: boolean }

/** The latest unasked messages of a year to a number, and which of them were about this employee. */
export function unaskedTimes(phoneHash: SQL, employeeId: SQL, now: Date): SQL<UnaskedTime[]> {
  const yearAgo = addMilliseconds(now, -365 * DAY).toISOString()
  return sql`(select coalesce(json_agg(json_build_object('at', extract(epoch from u.claimed_at) * 1000,
      'pair', u.pair, 'drill', u.drill) order by u.claimed_at desc), '[]')
    from (select claimed_at, employee_id = ${employeeId} as pair, kind = 'drill' as drill from messages
      where ${isToNumber(sql`phone_hash`, phoneHash)} and not asked and claimed_at > ${yearAgo} and ${leftOrMayHave}
      order by claimed_at desc limit 12) u)`
}

export function splitUnasked(
  times: readonly UnaskedTime[],
): Pick<SendFacts, 'unaskedToPair' | 'unaskedToNumber' | 'drillWasLast'> {
  const toPair = times.filter(({ pair }) => pair)
  return {
    unaskedToNumber: times.map(({ at }) => new Date(at)),
    unaskedToPair: toPair.map(({ at }) => new Date(at)),
    drillWasLast: toPair[0]?.drill ?? false,
  }
}

/** Has the number, named by this employee, said no and not taken it back? */
export function pairRefused(employeeId: SQL, phoneHash: SQL): SQL<boolean> {
  return sql`(exists (select 1 from challenges p where p.employee_id = ${employeeId}
      and ${isOfPair(sql`p.phone_hash`, employeeId, phoneHash)} and p.state = 'declined')
    or exists (select 1 from contacts s where s.employee_id = ${employeeId}
      and ${isOfPair(sql`s.phone_hash`, employeeId, phoneHash)} and s.cause in ('declined', 'wrong_person', 'withdrew')))`
}
