import { eq, type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { carrierForms, contacts, employees, numbers } from '../../../../db/schema/index.ts'
import { cycleOf } from '../../../../shared/cycle.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import { isOfPair } from '../../kernel/purged-hash.ts'
import { arrayOf } from '../../kernel/rows.ts'
import type { Settings } from '../../kernel/settings.ts'
import { type AskForm, type AskingFacts, pickForm } from './asking.ts'

/** How long an extend code rests after its question. */
const EXTEND_CODE_RESTS = 60 * DAY

export type ContactToAsk = AskingFacts & {
  employeeId: string
  phoneHash: string
  form: AskForm
  openChallengeId: string | null
  takenCodes: ReadonlySet<string>
  codesUsedLately: ReadonlySet<string>
}

/** All that asking one contact depends on; null if there is no such contact. */
export async function findContactToAsk(
  q: Queryable,
  contactId: string,
  settings: Settings,
  now: Date,
): Promise<ContactToAsk | null> {
  const found = await findContactsToAsk(q, [contactId], settings, now)
  return found.get(contactId) ?? null
}

/** The same for many, by contact, in one statement. */
export async function findContactsToAsk(
  q: Queryable,
  contactIds: readonly string[],
  settings: Settings,
  now: Date,
): Promise<Map<string, ContactToAsk>> {
  const since = addMilliseconds(now, -EXTEND_CODE_RESTS).toISOString()
  const dayAgo = sql`${addMilliseconds(now, -DAY).toISOString()}::timestamptz`
  const rows = await q
    .select({
      contactId: contacts.id,
      employeeId: contacts.employeeId,
      phoneHash: contacts.phoneHash,
      contactState: contacts.state,
      channel: contacts.channel,
      shared: contacts.shared,
      proofKind: contacts.proofKind,
      proofAt: contacts.proofAt,
      employeeStatus: employees.status,
      numberStatus: numbers.status,
      stoppedAt: numbers.stoppedAt,
      carrier: numbers.carrier,
      learned: carrierForms.form,
      openChallengeId: sql<string | null>`(select o.id from challenges o
        where o.contact_id = ${contacts.id} and o.state = 'open')`,
      pairSaidNo: pairSaidNo(),
      saidYesJustNow: sql<boolean>`exists (select 1 from challenges y
        where y.contact_id = ${contacts.id} and y.state = 'confirmed' and y.withdrawn_at is null
          and y.answered_at > greatest(${dayAgo}, ${contacts.proofAt}))`,
      codes: sql<string | null>`(select string_agg(
          case when h.state in ('open', 'declined') then 'taken:' else 'lately:' end || h.extend_code, ',')
        from challenges h where h.phone_hash = ${contacts.phoneHash}
          and (h.state in ('open', 'declined') or h.created_at > ${since}))`,
    })
    .from(contacts)
    .innerJoin(employees, eq(employees.id, contacts.employeeId))
    .leftJoin(numbers, eq(numbers.phoneHash, contacts.phoneHash))
    .leftJoin(carrierForms, eq(carrierForms.carrier, numbers.carrier))
    .where(sql`${contacts.id} = any(${arrayOf(contactIds)}::text[])`)
  return new Map(
    rows.map(({ contactId, employeeStatus, numberStatus, stoppedAt, proofKind, ...row }) => [
      contactId,
      {
        ...row,
        employeeLeft: employeeStatus === 'left',
        numberDead: numberStatus === 'vacant',
        numberStopped: stoppedAt !== null,
        renewAfterDays: cycleOf(settings.askEveryDays).renewAfter,
        provenAt: proofKind === 'employee_screen' ? null : row.proofAt,
        form: pickForm({
          learned: row.learned,
          forCarrier: settings.askFormByCarrier[row.carrier ?? 'other'],
          general: settings.askForm,
        }),
        takenCodes: codesWith('taken:', row.codes),
        codesUsedLately: codesWith('lately:', row.codes),
      },
    ]),
  )
}

function codesWith(mark: string, codes: string | null): ReadonlySet<string> {
  const marked = (codes ?? '').split(',').filter((code) => code.startsWith(mark))
  return new Set(marked.map((code) => code.slice(mark.length)))
}

/** Has the number, named by this employee, ever said no (and not taken it back)? Correlated with `contacts`. */
export function pairSaidNo() {
  const ofPair = (column: SQL) =>
    isOfPair(column, sql`${contacts.employeeId}`, sql`${contacts.phoneHash}`)
  return sql<boolean>`(exists (select 1 from challenges p
      where p.employee_id = ${contacts.employeeId} and ${ofPair(sql`p.phone_hash`)}
        and (p.state = 'declined' or p.withdrawn_at is not null))
    or exists (select 1 from contacts s
      where s.employee_id = ${contacts.employeeId} and ${ofPair(sql`s.phone_hash`)}
        and s.cause in ('declined', 'wrong_person', 'withdrew')))`
}
