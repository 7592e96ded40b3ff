import type { Alert, FollowUp } from '../../../../shared/alert.ts'
import type { FindingView } from '../../../../shared/cross-check.ts'
import { maskName } from '../../../../shared/masked-name.ts'
import { carrierName, homeOf } from '../../../../shared/number-check.ts'
import { maskPhone } from '../../../../shared/phone.ts'
import type { ContactRecordView } from '../../../../shared/record.ts'
import type { Score } from '../../../../shared/score.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Core } from '../../kernel/core.ts'
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
  /** Until when the viewer may say 联系到本人 without seeing the number once more. */
  seenUntil(contactId: string): Promise<Date | null>
}

/**
 * One contact as HR reads it, with all that happened on one time line. Name and number masked. Throws `not_found`
 * for a contact out of scope or of somebody who left, exactly as for one that never was.
 */
export async function getContactRecord(
  core: Core,
  input: { contactId: string; scope: Scope; sources: RecordSources },
): Promise<ContactRecordView> {
  const { contactId, sources } = input
  const contact = await findRecord(core.db, contactId, input.scope)
  if (!contact) throw new AppError('not_found')
  const { employee, state } = contact
  const [findings, score, alert, counting, coverage, settings, followUps, seenUntil] =
    await Promise.all([
      sources.findings(contactId),
      state === 'retired' ? null : sources.score(contactId),
      sources.openAlert(contactId),
      sources.counting(employee.id),
      findCoverage(core.db, employee.id),
      core.settings.read(core.db),
      sources.followUps(contactId),
      sources.seenUntil(contactId),
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
    ...(seenUntil ? { revealedUntil: seenUntil.toISOString() } : {}),
  }
}
