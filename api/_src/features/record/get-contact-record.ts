import { sql } from 'drizzle-orm'
import type { Alert, FollowUp } from '../../../../shared/alert.ts'
import type { FindingView } from '../../../../shared/cross-check.ts'
import { maskName } from '../../../../shared/masked-name.ts'
import { carrierName, homeOf } from '../../../../shared/number-check.ts'
import { maskPhone } from '../../../../shared/phone.ts'
import { type ContactRecordView, REVEALED_FOR_HOURS } from '../../../../shared/record.ts'
import type { Score } from '../../../../shared/score.ts'
import { AppError } from '../../kernel/app-error.ts'
import { addMilliseconds, HOUR } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import type { Scope } from '../../kernel/scope.ts'
import { findCoverage, findRecord } from './record-queries.ts'
import { scoreMeaning } from './score-meaning.ts'
import { listTimeLine } from './time-line.ts'

/** What other features know of a contact, each read at its own. */
export type RecordSources = {
  findings(contactId: string): Promise<FindingView[]>
  score(contactId: string): Promise<Score | null>
  openAlert(contactId: string): Promise<Alert | null>
  counting(employeeId: string): Promise<ReadonlySet<string>>
  /** All of them, the newest first, as the viewer may take them back. */
  followUps(contactId: string): Promise<FollowUp[]>
}

/**
 * One contact as HR reads it, with all that happened on one time line. Name and number masked. Throws `not_found`
 * for a contact out of scope or of somebody who left, exactly as for one that never was.
 */
export async function getContactRecord(
  core: Core,
  input: { contactId: string; scope: Scope; viewerId: string; sources: RecordSources },
): Promise<ContactRecordView> {
  const { contactId, sources } = input
  const contact = await findRecord(core.db, contactId, input.scope)
  if (!contact) throw new AppError('not_found')
  const { employee, state } = contact
  const [findings, score, alert, counting, coverage, settings, followUps, revealedUntil] =
    await Promise.all([
      sources.findings(contactId),
      state === 'retired' ? null : sources.score(contactId),
      sources.openAlert(contactId),
      sources.counting(employee.id),
      findCoverage(core.db, employee.id),
      core.settings.read(core.db),
      sources.followUps(contactId),
      findRevealEnd(core, contactId, input.viewerId),
    ])
  return {
    id: contact.id,
    maskedName: maskName(core.vault.open('name', contact.nameSealed)),
    relation: contact.relation,
    maskedPhone: maskPhone(core.vault.open('phone', contact.phoneSealed)),
    carrier: carrierName(contact.carrier),
    home: homeOf(contact) || null,
    order: contact.order,
    state,
    ...(contact.cause ? { cause: contact.cause } : {}),
    counts: counting.has(contact.id),
    shared: contact.shared,
    employee,
    coverage: {
      counts: coverage?.counts ?? 0,
      must: settings.coverageMust,
      wanted: settings.coverageWanted,
    },
    score,
    scoreMeaning: score ? scoreMeaning(score, state) : null,
    findings: findings.filter(({ clearedAt }) => !clearedAt),
    ...(alert ? { alert } : {}),
    followUps,
    timeline: await listTimeLine(core, contact, { findings, followUps }),
    ...(revealedUntil ? { revealedUntil } : {}),
  }
}

/** Until when the viewer may say 联系到本人 without seeing the number once more. */
async function findRevealEnd(
  core: Core,
  contactId: string,
  viewerId: string,
): Promise<string | null> {
  const since = addMilliseconds(core.clock.now(), -REVEALED_FOR_HOURS * HOUR).toISOString()
  const result = await core.db.execute(sql`
    select max(at) as at from audit_log where subject = ${contactId} and action = 'contact.revealed'
      and actor_id = ${viewerId} and at > ${since}`)
  const at = toDate(rowsOf<{ at: unknown }>(result)[0]?.at)
  return at ? addMilliseconds(at, REVEALED_FOR_HOURS * HOUR).toISOString() : null
}
