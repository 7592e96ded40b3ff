import { and, eq, isNotNull, ne, type SQL, sql } from 'drizzle-orm'
import { contacts } from '../../../../db/schema/index.ts'
import { MAX_CONTACTS } from '../../../../shared/contact.ts'
import type { TxCore } from '../../kernel/core.ts'
import type { ContactRow } from './contact-queries.ts'
import { writeHistory } from './write-history.ts'

/** The first free place of a contact's employee; null if none is, or if it waits for the place of one it replaces. */
export async function findFreePlace(t: TxCore, contact: ContactRow): Promise<number | null> {
  if (contact.replacesId) {
    const [replaced] = await t.tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(eq(contacts.id, contact.replacesId), ne(contacts.state, 'retired')))
    if (replaced) return null
  }
  const taken = await t.tx
    .select({ position: contacts.position })
    .from(contacts)
    .where(and(eq(contacts.employeeId, contact.employeeId), isNotNull(contacts.position)))
  const places = Array.from({ length: MAX_CONTACTS }, (_, i) => i + 1)
  return places.find((place) => !taken.some(({ position }) => position === place)) ?? null
}

/** Puts a contact at a free place, with its history row. Two that take one place at once: one fails and tries again. */
export async function savePlace(t: TxCore, contact: ContactRow, place: number): Promise<void> {
  await t.tx
    .update(contacts)
    .set({ position: place, updatedAt: t.now })
    .where(eq(contacts.id, contact.id))
  await writeHistory(t, {
    contactId: contact.id,
    employeeId: contact.employeeId,
    event: 'moved',
    actor: 'system',
    before: { order: contact.position },
    after: { order: place },
  })
}

/** No other live contact of the employee has this number: one that ended may live again. */
export function noOtherLive({ id, employeeId, phoneHash }: ContactRow): SQL {
  return sql`not exists (select 1 from contacts o where o.employee_id = ${employeeId}
    and o.phone_hash = ${phoneHash} and o.id <> ${id} and o.state not in ('invalid', 'retired'))`
}
