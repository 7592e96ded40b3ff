import { eq, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { carrierForms, contacts, employees, numbers } from '../../../../db/schema/index.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
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

/** All that asking one contact depends on, read in one statement; null if there is no such contact. */
export async function findContactToAsk(
  q: Queryable,
  contactId: string,
  settings: Settings,
  now: Date,
): Promise<ContactToAsk | null> {
  const since = addMilliseconds(now, -EXTEND_CODE_RESTS).toISOString()
  const [row] = await q
    .select({
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
      codes: sql<string | null>`(select string_agg(
          case when h.state in ('open', 'declined') then 'taken:' else 'lately:' end || h.extend_code, ',')
        from challenges h where h.phone_hash = ${contacts.phoneHash}
          and (h.state in ('open', 'declined') or h.created_at > ${since}))`,
    })
    .from(contacts)
    .innerJoin(employees, eq(employees.id, contacts.employeeId))
    .leftJoin(numbers, eq(numbers.phoneHash, contacts.phoneHash))
    .leftJoin(carrierForms, eq(carrierForms.carrier, numbers.carrier))
    .where(eq(contacts.id, contactId))
  if (!row) return null
  const codes = (row.codes ?? '').split(',')
  const named = (mark: string) =>
    new Set(codes.filter((code) => code.startsWith(mark)).map((code) => code.slice(mark.length)))
  return {
    employeeId: row.employeeId,
    phoneHash: row.phoneHash,
    contactState: row.contactState,
    channel: row.channel,
    shared: row.shared,
    employeeLeft: row.employeeStatus === 'left',
    numberDead: row.numberStatus === 'vacant',
    numberStopped: row.stoppedAt !== null,
    pairSaidNo: row.pairSaidNo,
    provenAt: row.proofKind === 'employee_screen' ? null : row.proofAt,
    form: pickForm({
      learned: row.learned,
      forCarrier: settings.askFormByCarrier[row.carrier ?? 'other'],
      general: settings.askForm,
    }),
    openChallengeId: row.openChallengeId,
    takenCodes: named('taken:'),
    codesUsedLately: named('lately:'),
  }
}

/** Has the number, named by this employee, ever said no (and not taken it back)? Correlated with `contacts`. */
export function pairSaidNo() {
  return sql<boolean>`(exists (select 1 from challenges p
      where p.employee_id = ${contacts.employeeId} and p.phone_hash = ${contacts.phoneHash}
        and (p.state = 'declined' or p.withdrawn_at is not null))
    or exists (select 1 from contacts s
      where s.employee_id = ${contacts.employeeId} and s.phone_hash = ${contacts.phoneHash}
        and s.cause in ('declined', 'wrong_person', 'withdrew')))`
}
