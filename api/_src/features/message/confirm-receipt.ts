import { eq } from 'drizzle-orm'
import { contacts, messages } from '../../../../db/schema/index.ts'
import { addMilliseconds, HOUR, MINUTE } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { queryDates } from '../../kernel/query-dates.ts'
import { receiptMeaning } from '../../ports/receipt-meaning.ts'
import type { SmsPort } from '../../ports/sms.ts'
import { saveReports } from './message-reports.ts'

/** How long the vendor may not know yet what its own push said; after that the push was not the vendor's. */
const PATIENCE = HOUR

/**
 * Asks the vendor itself about a receipt that would hurt a contact, and believes only that. Throws
 * ProviderError when the vendor cannot be asked: the job runs again.
 */
export async function confirmReceipt(
  core: Core & { sms: SmsPort },
  { messageId }: { messageId: string },
): Promise<{ postpone: Date } | undefined> {
  const [message] = await core.db
    .select({
      outId: messages.outId,
      phoneHash: messages.phoneHash,
      claimedAt: messages.claimedAt,
      reportedCode: messages.reportedCode,
      reportedAt: messages.reportedAt,
      phoneSealed: contacts.phoneSealed,
    })
    .from(messages)
    .innerJoin(contacts, eq(contacts.id, messages.contactId))
    .where(eq(messages.id, messageId))
  if (!message?.outId || !message.claimedAt || !message.reportedCode || !message.reportedAt) return
  const finding = await core.sms.find({
    phone: core.vault.open('phone', message.phoneSealed),
    outId: message.outId,
    dates: queryDates(message.claimedAt),
  })
  const now = core.clock.now()
  if (finding === null || finding.state === 'waiting') {
    if (now.getTime() - message.reportedAt.getTime() < PATIENCE)
      return { postpone: addMilliseconds(now, 5 * MINUTE) }
    core.log.warn({ message: messageId }, 'the vendor knows nothing of a pushed receipt: ignored')
    await core.db.update(messages).set({ reportedCode: null }).where(eq(messages.id, messageId))
    return
  }
  const errCode = finding.state === 'delivered' ? 'DELIVERED' : (finding.errCode ?? '')
  await saveReports(
    core.db,
    [
      {
        outId: message.outId,
        phoneHash: message.phoneHash,
        meaning: receiptMeaning(errCode),
        errCode,
        reportedAt: finding.receivedAt ?? now,
        segments: null,
      },
    ],
    now,
  )
}
