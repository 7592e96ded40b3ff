import { applyNumberCheck } from '../features/contact/apply-number-check.ts'
import { applyReassigned } from '../features/contact/apply-reassigned.ts'
import { findContactState } from '../features/contact/contact-queries.ts'
import { checkContactNumber } from '../features/number/check-contact-number.ts'
import { checkReassigned } from '../features/number/check-reassigned.ts'
import { ProviderError } from '../kernel/provider-error.ts'
import type { Flow } from './flow.ts'
import { tell } from './tell-employee.ts'

/**
 * Has the number another owner since the last proof (二次放号)? Yes ends the contact; a number that was given up is
 * looked at as any other. A carrier that cannot be asked leaves everything as it is: unknown stands in nobody's way.
 */
export async function askOwner(flow: Flow, { contactId }: { contactId: string }): Promise<void> {
  const answer = await checkReassigned(flow, { contactId }).catch((error: unknown) => {
    if (!(error instanceof ProviderError)) throw error
    flow.log.warn({ contact: contactId, code: error.code }, 'the owner could not be asked for')
    return null
  })
  // also where an earlier try was told and died before it could act
  await applyReassigned(flow, { contactId })
  if (answer !== 'cancelled') return
  await checkContactNumber(flow, { contactId, again: true })
  await applyNumberCheck(flow, { contactId })
}

/** The yearly question is news to the employee, unless the number's owner was. */
export async function tellDue(
  flow: Flow,
  { contactId }: { contactId: string },
  jobId: number,
): Promise<void> {
  if ((await findContactState(flow.db, contactId)) === 'invalid') return
  await tell('due')(flow, { contactId }, jobId)
}
