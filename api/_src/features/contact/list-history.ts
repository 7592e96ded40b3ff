import { and, desc, eq } from 'drizzle-orm'
import { contactHistory, contacts } from '../../../../db/schema/index.ts'
import type { ContactHistory } from '../../../../shared/contact.ts'
import { carrierStatuses, statusForEmployee } from '../../../../shared/number-check.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Core } from '../../kernel/core.ts'
import { historySentence } from './history-sentences.ts'

/** What happened to one of the employee's contacts, newest first, in sentences. Throws `not_found`. */
export async function listHistory(
  core: Core,
  input: { employeeId: string; contactId: string },
): Promise<ContactHistory> {
  const [own] = await core.db
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.id, input.contactId), eq(contacts.employeeId, input.employeeId)))
  if (!own) throw new AppError('not_found')
  const rows = await core.db
    .select()
    .from(contactHistory)
    .where(eq(contactHistory.contactId, input.contactId))
    .orderBy(desc(contactHistory.id))
    .limit(200)
  return {
    history: rows.map((row) => {
      const why = row.event === 'checked' ? checkedAs(row.why) : row.why
      return {
        at: row.at.toISOString(),
        event: row.event,
        actor: row.actor,
        text: historySentence(row.event, why),
        ...(why ? { why } : {}),
      }
    }),
  }
}

/** Whose phone is off or busy is nobody's business (design §5.1). */
function checkedAs(answer: string | null): string {
  return statusForEmployee(carrierStatuses.find((status) => status === answer) ?? 'unknown')
}
