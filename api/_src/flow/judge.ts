import { reviewAlerts } from '../features/alert/review-alerts.ts'
import { reviewCoverages } from '../features/contact/review-coverages.ts'
import { reviewFindings } from '../features/finding/review-findings.ts'
import { rescoreContacts } from '../features/score/rescore-contacts.ts'
import type { Flow } from './flow.ts'
import { reviewGate } from './onboarding.ts'

/** Something about these contacts changed: whatever is concluded from it is concluded anew, each step from scratch. */
export function judgeContacts(
  flow: Flow,
  touched: readonly { contactId: string }[],
): Promise<void> {
  return judge(flow, { contactIds: touched.map(({ contactId }) => contactId), employeeIds: [] })
}

/** The same for employees: who they are, where they work, which numbers are their own, or that time passed. */
export function judgeEmployees(
  flow: Flow,
  touched: readonly { employeeId: string }[],
): Promise<void> {
  return judge(flow, { contactIds: [], employeeIds: touched.map(({ employeeId }) => employeeId) })
}

async function judge(
  flow: Flow,
  touched: { contactIds: readonly string[]; employeeIds: readonly string[] },
): Promise<void> {
  const { contactIds, employeeIds } = await reviewFindings(flow, touched)
  await rescoreContacts(flow, { contactIds })
  await reviewCoverages(flow, { employeeIds })
  await reviewGate(flow, employeeIds)
  await reviewAlerts(flow, { employeeIds })
}

/** A receipt, an answer of the carrier, a silence: it says something about the score alone. */
export async function judgeSignalled(
  flow: Flow,
  signalled: readonly { contactId: string }[],
): Promise<void> {
  const { changed } = await rescoreContacts(flow, {
    contactIds: signalled.map(({ contactId }) => contactId),
  })
  await reviewAlerts(flow, { employeeIds: changed })
}
