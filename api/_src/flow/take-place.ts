import { findChange } from '../features/change-request/change-request-queries.ts'
import { applyDecision } from '../features/contact/apply-decision.ts'
import { issuePlace } from '../features/contact/issue-place.ts'
import { listReplacements } from '../features/contact/replacements.ts'
import { retireReplaced } from '../features/contact/retire-replaced.ts'
import type { Flow } from './flow.ts'

/** Who is replaced makes room, as soon as that costs no coverage; whoever still stands nowhere gets a free place. */
export async function takePlace(flow: Flow, checked: { contactId: string }): Promise<void> {
  await retireReplaced(flow, checked)
  await issuePlace(flow, checked)
}

/** A contact is back: whoever is to replace it, and whoever it is to replace, is looked at again. */
export async function takePlaceAgain(flow: Flow, back: { contactId: string }): Promise<void> {
  await takePlace(flow, back)
  for (const contactId of await listReplacements(flow.db, back.contactId))
    await takePlace(flow, { contactId })
}

/** A decision about a replacement stands on the record, and its place follows. */
export async function followDecision(
  flow: Flow,
  decided: { changeRequestId: string },
): Promise<void> {
  await applyDecision(flow, decided)
  const change = await findChange(flow.db, decided.changeRequestId)
  if (change) await takePlace(flow, { contactId: change.contactId })
}
