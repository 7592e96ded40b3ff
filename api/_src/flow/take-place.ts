import { issuePlace } from '../features/contact/issue-place.ts'
import { retireReplaced } from '../features/contact/retire-replaced.ts'
import type { Flow } from './flow.ts'

/** Who is replaced makes room, as soon as that costs no coverage; whoever still stands nowhere gets a free place. */
export async function takePlace(flow: Flow, checked: { contactId: string }): Promise<void> {
  await retireReplaced(flow, checked)
  await issuePlace(flow, checked)
}
