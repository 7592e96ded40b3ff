import { eq, isNull, lt, or, sql } from 'drizzle-orm'
import { contacts, numbers } from '../../../../db/schema/index.ts'
import { addMilliseconds } from '../../kernel/clock.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { gatherPer } from '../../kernel/gather.ts'
import { announce, announcing } from '../../kernel/outbox.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import { DRAFT_LIFE } from './contact.ts'
import { moveContact } from './move-contact.ts'

/**
 * Draws the conclusion from what the carrier last said of a contact's number: 空号 → invalid (dead), 停机 →
 * draft while nothing was confirmed, anything else → go on and ask. Unknown stands in nobody's way
 * (design §4.6). Applying the same answer twice changes nothing.
 */
export async function applyNumberCheck(core: Core, input: { contactId: string }): Promise<void> {
  if (await passAsChecked(core, input.contactId)) return
  const [known] = await core.db
    .select({ contact: contacts, status: numbers.status, checkedAt: numbers.checkedAt })
    .from(contacts)
    .leftJoin(numbers, eq(numbers.phoneHash, contacts.phoneHash))
    .where(eq(contacts.id, input.contactId))
  if (!known) return
  const { contact, status } = known
  if (status === 'vacant') return declareDead(core, contact.id)
  if (contact.state !== 'draft' && contact.state !== 'pending') return
  // once asked, 停机 ends nothing: the question waits for the bill to be paid
  if (status === 'suspended' && contact.state === 'pending' && contact.checkedAt) return
  if (status === 'suspended') return keepAsDraft(core, contact)
  await inTransaction(core, async (t) => {
    const moved = await moveContact(t, contact.id, {
      transition: 'check_normal',
      set: { checkedAt: t.now, draftUntil: null },
      ...(contact.state === 'pending' ? { when: isNull(contacts.checkedAt) } : {}),
      history: { event: 'checked', actor: 'carrier', why: status ?? 'unknown' },
    })
    if (moved)
      await announce(t.tx, t.now, 'contact.checked', {
        contactId: contact.id,
        replaces: contact.replacesId !== null,
        ...(contact.state === 'draft' ? { revived: true } : {}),
      })
  })
}

const checkedPayload = sql`jsonb_build_object('contactId', id, 'replaces', replaces_id is not null)`

/**
 * What nearly always happens, in one statement for all that are at it: a waiting contact whose number lives goes
 * on to its question. Says of each whether it did.
 */
const passAsChecked = gatherPer(
  async (core: Core, contactIds: readonly string[]): Promise<boolean[]> => {
    const now = core.clock.now()
    const at = now.toISOString()
    // locked in one order, so that two instances with the same contacts do not wait in a circle
    const result = await core.db.execute(sql`
      with waiting as (
        select c.id, n.status from contacts c join numbers n on n.phone_hash = c.phone_hash
        where c.id = any(${arrayOf(contactIds)}::text[]) and c.state = 'pending' and c.checked_at is null
          and n.status not in ('vacant', 'suspended')
        order by c.id for update of c),
      passed as (
        update contacts c set checked_at = ${at}, updated_at = ${at}
        from waiting w where c.id = w.id
        returning c.id, c.employee_id, c.position, c.replaces_id, w.status),
      told as (
        insert into contact_history (contact_id, employee_id, event, actor, why, before, after, at)
        select id, employee_id, 'checked', 'carrier', status,
          jsonb_build_object('state', 'pending', 'order', position),
          jsonb_build_object('state', 'pending', 'order', position), ${at} from passed),
      announced as (${announcing('contact.checked', now, checkedPayload)} from passed)
      select id from passed`)
    const passed = new Set(rowsOf<{ id: string }>(result).map(({ id }) => id))
    return contactIds.map((id) => passed.has(id))
  },
)

async function declareDead(core: Core, contactId: string): Promise<void> {
  await inTransaction(core, async (t) => {
    const moved = await moveContact(t, contactId, {
      transition: 'check_vacant',
      set: { cause: 'dead', checkedAt: t.now, draftUntil: null },
      when: eq(contacts.channel, 'mobile'),
      history: { event: 'dead', actor: 'carrier', why: 'vacant' },
    })
    if (moved) await announce(t.tx, t.now, 'contact.invalidated', { contactId })
  })
}

async function keepAsDraft(
  core: Core,
  contact: { id: string; state: string; draftUntil: Date | null },
): Promise<void> {
  await inTransaction(core, async (t) => {
    await moveContact(t, contact.id, {
      transition: 'check_suspended',
      set: {
        checkedAt: t.now,
        draftUntil: contact.draftUntil ?? addMilliseconds(t.now, DRAFT_LIFE),
      },
      ...(contact.state === 'draft'
        ? { when: or(isNull(contacts.checkedAt), lt(contacts.checkedAt, t.now)) }
        : {}),
      history: { event: 'suspended', actor: 'carrier', why: 'suspended' },
    })
  })
}
