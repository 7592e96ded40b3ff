import { eq } from 'drizzle-orm'
import { contacts } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { findFreePlace, savePlace } from './places.ts'

/**
 * A live contact without a place takes the first free one: what it replaces had lost its own (dead, refused,
 * removed), or all five were taken when it came. Idempotent.
 */
export async function issuePlace(core: Core, input: { contactId: string }): Promise<void> {
  await inTransaction(core, async (t) => {
    const [contact] = await t.tx
      .select()
      .from(contacts)
      .where(eq(contacts.id, input.contactId))
      .for('update')
    if (contact?.position !== null || contact.state === 'invalid' || contact.state === 'retired')
      return
    const place = await findFreePlace(t, contact)
    if (place !== null) await savePlace(t, contact, place)
  })
}
