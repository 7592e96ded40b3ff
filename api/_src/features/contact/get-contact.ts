import type { Contact, ContactList } from '../../../../shared/contact.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Core } from '../../kernel/core.ts'
import { listContactRecords } from './contact-queries.ts'
import { viewContactList } from './contact-view.ts'
import { findNumberChange, findReminder } from './open-questions.ts'

/** The employee's live contacts in order, and their coverage. */
export async function listContacts(
  core: Core,
  input: { employeeId: string },
): Promise<ContactList> {
  const [records, settings, changedAt, remindedAt] = await Promise.all([
    listContactRecords(core.db, input.employeeId),
    core.settings.read(core.db),
    findNumberChange(core.db, input.employeeId),
    findReminder(core.db, input.employeeId),
  ])
  const list = viewContactList(records, {
    vault: core.vault,
    now: core.clock.now(),
    must: settings.coverageMust,
    wanted: settings.coverageWanted,
  })
  return {
    ...list,
    ...(changedAt ? { ownNumberChangedAt: changedAt.toISOString() } : {}),
    ...(remindedAt ? { remindedAt: remindedAt.toISOString() } : {}),
  }
}

/** One live contact of this employee. Throws `not_found` alike for somebody else's, a retired one and none at all. */
export async function getContact(
  core: Core,
  input: { employeeId: string; contactId: string },
): Promise<Contact> {
  const { contacts } = await listContacts(core, input)
  const contact = contacts.find(({ id }) => id === input.contactId)
  if (!contact) throw new AppError('not_found')
  return contact
}
