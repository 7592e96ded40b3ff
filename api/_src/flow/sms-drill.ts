import { issueSecrets } from '../features/challenge/issue-secrets.ts'
import { issueDrillLink } from '../features/drill/issue-drill-link.ts'
import { issueDrillMessages } from '../features/drill/issue-drill-messages.ts'
import { listPeopleToWrite } from '../features/drill/list-people-to-write.ts'
import { listFirstContacts } from '../features/emergency/list-first-contacts.ts'
import type { IssueSecrets } from '../features/message/claim-message.ts'
import type { Flow } from './flow.ts'

/** So many of a sample at a time: a step is short, and one that fails is all that is done again. */
const STEP = 500

/** Some more of a sample get their contact: whoever would be called first of those who may be written to. */
export async function writeDrill(flow: Flow, { drillId }: { drillId: string }): Promise<void> {
  const people = await listPeopleToWrite(flow, { drillId, limit: STEP })
  if (people.length === 0) return
  const employeeIds = people.map(({ employeeId }) => employeeId)
  const first = await listFirstContacts(flow, { employeeIds })
  const chosen = people.map(({ drillPersonId, employeeId }) => ({
    drillPersonId,
    contactId: first.get(employeeId) ?? null,
  }))
  await issueDrillMessages(flow, { drillId, chosen })
}

/** What an SMS alone may know: a question's link, a code, or a drill's link. */
export const issueMessageSecrets: IssueSecrets = async (t, { drillMessageId, ...claim }) => {
  if (!drillMessageId) return issueSecrets(t, claim)
  const link = await issueDrillLink(t, { drillMessageId })
  return link ? { link, code: null } : null
}
