import { and, eq, isNotNull, ne } from 'drizzle-orm'
import { contacts } from '../../../../db/schema/index.ts'
import type { Contact, ContactPatch } from '../../../../shared/contact.ts'
import { AppError } from '../../kernel/app-error.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import type { ContactRow } from './contact-queries.ts'
import { getContact } from './get-contact.ts'
import { writeHistory } from './write-history.ts'

/**
 * Corrects name or relation, or moves the contact to another place; whoever stands there takes the place
 * that becomes free. A number is never edited: another number is another contact. Throws `not_found`, and
 * `order_taken` for a contact that holds no place.
 */
export async function editContact(
  core: Core,
  input: { employeeId: string; contactId: string; patch: ContactPatch },
): Promise<Contact> {
  await inTransaction(core, async (t) => {
    const places = await t.tx
      .select()
      .from(contacts)
      .where(and(eq(contacts.employeeId, input.employeeId), ne(contacts.state, 'retired')))
      .orderBy(contacts.id)
      .for('update')
    const contact = places.find(({ id }) => id === input.contactId)
    if (!contact) throw new AppError('not_found')
    if (input.patch.order !== undefined) await swapPlaces(t, contact, input.patch.order)
    await correct(t, contact, input.patch)
  })
  return getContact(core, input)
}

async function swapPlaces(t: TxCore, contact: ContactRow, order: number): Promise<void> {
  if (contact.position === order) return
  if (contact.position === null) throw new AppError('order_taken', { field: 'order' })
  const [other] = await t.tx
    .update(contacts)
    .set({ position: null })
    .where(
      and(
        eq(contacts.employeeId, contact.employeeId),
        eq(contacts.position, order),
        isNotNull(contacts.position),
      ),
    )
    .returning({ id: contacts.id })
  await t.tx
    .update(contacts)
    .set({ position: order, updatedAt: t.now })
    .where(eq(contacts.id, contact.id))
  await recordMove(t, contact, { from: contact.position, to: order })
  if (!other) return
  await t.tx
    .update(contacts)
    .set({ position: contact.position, updatedAt: t.now })
    .where(eq(contacts.id, other.id))
  await recordMove(t, { ...contact, id: other.id }, { from: order, to: contact.position })
}

async function recordMove(
  t: TxCore,
  { id, employeeId }: { id: string; employeeId: string },
  move: { from: number; to: number },
): Promise<void> {
  await writeHistory(t, {
    contactId: id,
    employeeId,
    event: 'moved',
    actor: 'employee',
    actorId: employeeId,
    before: { order: move.from },
    after: { order: move.to },
  })
}

async function correct(t: TxCore, contact: ContactRow, patch: ContactPatch): Promise<void> {
  const nameBefore = t.vault.open('name', contact.nameSealed)
  const name = patch.name !== undefined && patch.name !== nameBefore ? patch.name : null
  const relation =
    patch.relation !== undefined && patch.relation !== contact.relation ? patch.relation : null
  if (name === null && relation === null) return
  await t.tx
    .update(contacts)
    .set({
      ...(name === null ? {} : { nameSealed: t.vault.seal('name', name) }),
      ...(relation === null ? {} : { relation }),
      updatedAt: t.now,
    })
    .where(eq(contacts.id, contact.id))
  await writeHistory(t, {
    contactId: contact.id,
    employeeId: contact.employeeId,
    event: 'corrected',
    actor: 'employee',
    actorId: contact.employeeId,
    before: { relation: contact.relation },
    after: { relation: relation ?? contact.relation },
    ...(name === null ? {} : { values: { nameBefore, nameAfter: name } }),
  })
}
