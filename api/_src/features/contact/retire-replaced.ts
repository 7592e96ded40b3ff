import { eq } from 'drizzle-orm'
import { contacts } from '../../../../db/schema/index.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { saidYes, waitsForDecision } from './approval.ts'
import type { ContactRow } from './contact-queries.ts'
import { countingContacts } from './coverage.ts'
import { listCoverageFacts } from './live-contacts.ts'
import { moveContact } from './move-contact.ts'
import { savePlace } from './places.ts'

/**
 * Retires the contact that this one replaces, and gives its place to this one: at once if the old one was
 * never confirmed, else only when the new one counts (design §4.1: an edit never lowers coverage) and, in service,
 * a manager or HR agreed (design §8). Whoever replaces one that was still waiting to replace another takes over
 * that too. Announces `contact.approval_needed` where somebody has to be asked. Idempotent.
 */
export async function retireReplaced(core: Core, input: { contactId: string }): Promise<void> {
  // each round retires one; the chain of who replaces whom has an end
  while (await retireNext(core, input.contactId));
}

/** True if the contact now replaces yet another one. */
async function retireNext(core: Core, contactId: string): Promise<boolean> {
  const [named] = await core.db
    .select({ replacesId: contacts.replacesId })
    .from(contacts)
    .where(eq(contacts.id, contactId))
  if (!named?.replacesId) return false
  return inTransaction(core, async (t) => {
    const replacement = await lockContact(t, contactId)
    if (!replacement?.replacesId || isGone(replacement)) return false
    const old = await lockContact(t, replacement.replacesId)
    if (!old || old.state === 'retired') return false
    if (await waitsForDecision(t, replacement, old)) return false
    if ((await mayCount(t, old)) && !(await counts(t, replacement))) return false
    const retired = await moveContact(t, old.id, {
      transition: 'retire',
      set: { retiredAt: t.now },
      history: {
        event: 'replaced',
        actor: 'employee',
        actorId: old.employeeId,
        why: replacement.replaceReason,
      },
    })
    if (!retired) return false
    if (old.position !== null) await savePlace(t, replacement, old.position)
    await announce(t.tx, t.now, 'contact.retired', { contactId: old.id })
    const next = old.replacesId ? await lockContact(t, old.replacesId) : undefined
    if (!next || next.state === 'retired') return false
    await t.tx.update(contacts).set({ replacesId: next.id }).where(eq(contacts.id, replacement.id))
    return true
  })
}

async function lockContact(t: TxCore, contactId: string): Promise<ContactRow | undefined> {
  const [contact] = await t.tx
    .select()
    .from(contacts)
    .where(eq(contacts.id, contactId))
    .for('update')
  return contact
}

function isGone({ state }: ContactRow): boolean {
  return state === 'retired' || state === 'invalid'
}

/** Does this contact give the employee something that would be lost with it? */
async function mayCount(t: TxCore, contact: ContactRow): Promise<boolean> {
  if (isGone(contact)) return false
  if (contact.state === 'valid' || contact.state === 'due' || contact.screenProofAt) return true
  return saidYes(t, contact)
}

async function counts(t: TxCore, contact: ContactRow): Promise<boolean> {
  const facts = await listCoverageFacts(t.tx, contact.employeeId)
  return countingContacts(facts, t.now).has(contact.id)
}
