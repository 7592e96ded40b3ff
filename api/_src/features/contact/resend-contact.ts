import { and, eq, ne } from 'drizzle-orm'
import { challenges, contacts } from '../../../../db/schema/index.ts'
import type { Contact } from '../../../../shared/contact.ts'
import { AppError } from '../../kernel/app-error.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { getContact } from './get-contact.ts'
import { moveContact } from './move-contact.ts'

/** When the next unasked message to this contact may leave; null = now. Knows the limits of design §5. */
export type NextAskTime = (contactId: string) => Promise<Date | null>

/**
 * 再发一次: asks the contact again, or checks a 停机 draft again. `now` = 家人在身边，现在发送. Throws
 * `not_found`, `nothing_to_do` for a contact that needs no question, `too_soon` with the time it becomes possible.
 */
export async function resendContact(
  core: Core,
  input: { employeeId: string; contactId: string; now: boolean; nextAskTime: NextAskTime },
): Promise<Contact> {
  const [contact] = await core.db
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.id, input.contactId),
        eq(contacts.employeeId, input.employeeId),
        ne(contacts.state, 'retired'),
      ),
    )
  if (!contact) throw new AppError('not_found')
  const isCalled = contact.channel === 'other' || contact.shared
  if (isCalled || contact.state === 'valid' || contact.state === 'invalid')
    throw new AppError('nothing_to_do')
  const retryAt = contact.state === 'draft' ? null : await input.nextAskTime(contact.id)
  if (retryAt) throw new AppError('too_soon', { retryAt, sentence: tooSoonSentence(retryAt) })

  await inTransaction(core, async (t) => {
    if (contact.state === 'draft')
      return announce(t.tx, t.now, 'contact.revived', { contactId: contact.id })
    const asked = await moveContact(t, contact.id, {
      transition: 'ask_again',
      set: { askNow: input.now },
      history: { event: 'resent', actor: 'employee', actorId: input.employeeId },
    })
    if (!asked) throw new AppError('lost_race')
    const [open] = await t.tx
      .select({ id: challenges.id })
      .from(challenges)
      .where(and(eq(challenges.contactId, contact.id), eq(challenges.state, 'open')))
    return announce(t.tx, t.now, 'contact.resent', {
      contactId: contact.id,
      openChallengeId: open?.id ?? null,
      now: input.now,
    })
  })
  return getContact(core, input)
}

function tooSoonSentence(retryAt: Date): string {
  const time = new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(retryAt)
  return `为了不打扰对方，短信一天最多发一次。${time}以后可以再发；也可以请对方在您身边确认。`
}
