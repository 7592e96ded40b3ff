import { sql } from 'drizzle-orm'
import type { Contact, NewContact } from '../../../../shared/contact.ts'
import { AppError } from '../../kernel/app-error.ts'
import { addMilliseconds, DAY, shanghaiDate, shanghaiInstant } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { DRAFT_LIFE, SUBMITS_A_DAY } from './contact.ts'
import { getContact } from './get-contact.ts'
import { isCalled, stepsOf } from './steps.ts'
import { decideSubmission } from './submission.ts'
import { readNumber, type SubmissionRow, submissionRow } from './submission-row.ts'
import { type SubmissionResult, writeSubmission } from './submit-statement.ts'

/** Asks the carrier once, briefly; resolves when the answer is kept, or when patience ends. */
export type CarrierGlance = (asked: {
  phone: string
  phoneHash: string
  employeeId: string
}) => Promise<unknown>

/**
 * Takes one contact (design §5.2): one statement writes contact, history and announcement or nothing. The
 * same key and content give the same contact again. Throws AppError for every refusal; `glance` is used only
 * if no fresh answer of the carrier is known, and its silence refuses nobody.
 */
export async function submitContact(
  core: Core,
  input: { employeeId: string; key: string; contact: NewContact; glance: CarrierGlance },
): Promise<Contact> {
  const number = readNumber(input.contact)
  const row = submissionRow(core, input, number)
  let result = await attempt(core, row)
  if (decide(result, row).kind === 'ask_carrier' && !result.written && !result.earlier) {
    await input
      .glance({ phone: number.phone, phoneHash: row.phoneHash, employeeId: input.employeeId })
      .catch(() => null)
    result = await attempt(core, { ...row, carrierSilent: true })
  }
  if (result.earlier) {
    if (result.earlier.requestHash !== row.requestHash) throw new AppError('idempotency_key_reused')
    return getContact(core, { employeeId: input.employeeId, contactId: result.earlier.contactId })
  }
  if (result.written) return newlyWritten(core, input.contact, number.phone, row, result.written)

  const decision = decide(result, { ...row, carrierSilent: true })
  if (decision.kind !== 'refuse') throw new AppError('lost_race')
  if (decision.code === 'number_vacant' || decision.code === 'number_vacant_again')
    await recordVacantRefusal(core, row)
  throw new AppError(decision.code, {
    ...(decision.field ? { field: decision.field } : {}),
    ...(decision.field === 'replaces' && decision.code === 'lost_race' ? { sentence: taken } : {}),
    ...(decision.code === 'daily_submits_used' ? { retryAt: tomorrow(core.clock.now()) } : {}),
  })
}

const taken = '已经有一位新联络人在等确认。要换成别人，请先移除那一位。您填的内容还在。'

/** More than one employee can submit on a day: each round that is lost was won by another of their submits. */
const ROUNDS = SUBMITS_A_DAY + 2

/** A race lost to another submit of this employee is looked at once more: the next look sees who won. */
async function attempt(core: Core, row: SubmissionRow): Promise<SubmissionResult> {
  for (let round = 1; ; round++) {
    try {
      const result = await writeSubmission(core.db, row, core.clock.now())
      const settled = result.written || result.earlier || decide(result, row).kind !== 'accept'
      if (settled || round === ROUNDS) return result
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      if (round === ROUNDS) throw new AppError('lost_race')
    }
  }
}

function isUniqueViolation(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === '23505'
}

function decide({ facts }: SubmissionResult, row: SubmissionRow) {
  return decideSubmission(facts, { ...row, replaces: row.replaces !== null })
}

function tomorrow(now: Date): Date {
  return shanghaiInstant(shanghaiDate(addMilliseconds(now, DAY)), 0)
}

async function recordVacantRefusal(core: Core, row: SubmissionRow): Promise<void> {
  await core.db.execute(sql`
    insert into vacant_refusals (employee_id, phone_hash, count, last_at)
    values (${row.employeeId}, ${row.phoneHash}, 1, ${core.clock.now().toISOString()})
    on conflict (employee_id, phone_hash) do update
      set count = least(vacant_refusals.count + 1, 100), last_at = excluded.last_at`)
}

/** The answer is built from what was just written: reading it back would cost another round trip. */
function newlyWritten(
  core: Core,
  contact: NewContact,
  phone: string,
  row: SubmissionRow,
  written: {
    order: number
    state: 'pending' | 'draft'
    checked: boolean
    channel: 'mobile' | 'other'
    shared: boolean
  },
): Contact {
  const now = core.clock.now()
  return {
    id: row.id,
    name: contact.name,
    relation: contact.relation,
    phone,
    order: written.order,
    state: written.state,
    counts: false,
    steps: stepsOf({
      state: written.state,
      cause: null,
      channel: written.channel,
      shared: written.shared,
      stopped: false,
      createdAt: now,
      checkedAt: written.checked ? now : null,
      draftUntil: written.state === 'draft' ? addMilliseconds(now, DRAFT_LIFE) : null,
      number: null,
      question: null,
      notice: null,
      proofAt: null,
      screenProofAt: null,
      approval: null,
      replaces: row.replaces !== null,
      replacedRetired: false,
    }),
    ...(row.replaces ? { replaces: row.replaces } : {}),
    ...(written.shared ? { shared: true } : {}),
    ...(isCalled(written) ? { noSms: 'called' } : {}),
  }
}
