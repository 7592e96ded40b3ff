import { eq } from 'drizzle-orm'
import { canaries } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { queryDates } from '../../kernel/query-dates.ts'
import type { SmsFinding, SmsPort } from '../../ports/sms.ts'
import { saveDelivered, saveFailed } from './canary-outcomes.ts'

type Ways = Core & { sms: SmsPort; canaryPhone: string | null }

/**
 * Where no receipt came in time the vendor itself is asked, and administrators are told what is wrong: the SMS did not
 * leave, did not arrive, or did arrive while receipts do not reach us. What was settled meanwhile tells nobody.
 */
export async function checkCanary(core: Ways, { day }: { day: string }): Promise<void> {
  const [row] = await core.db.select().from(canaries).where(eq(canaries.day, day))
  if (!row || row.state === 'delivered' || row.state === 'failed') return
  const { outId, claimedAt } = row
  const sent = outId && claimedAt ? { outId, dates: queryDates(claimedAt) } : null
  const finding = sent && (await lookUp(core, day, sent))
  const now = core.clock.now()
  if (sent && finding?.state === 'failed')
    return saveFailed(core.db, sent, finding.errCode ?? 'failed', now)
  if (sent && finding?.state === 'delivered') {
    await announce(core.db, now, 'trouble.seen', { kind: 'callbacks_silent', subject: 'receipt' })
    return saveDelivered(core.db, sent.outId, finding.receivedAt ?? now)
  }
  const subject = sent ? 'no_receipt' : 'not_sent'
  await announce(core.db, now, 'trouble.seen', { kind: 'canary_failed', subject })
}

/** Null also where the vendor cannot be asked: then too nobody knows that it arrived. */
async function lookUp(
  core: Ways,
  day: string,
  query: { outId: string; dates: readonly string[] },
): Promise<SmsFinding | null> {
  if (!core.canaryPhone) return null
  try {
    return await core.sms.find({ ...query, phone: core.canaryPhone })
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    core.log.warn({ canary: day, code: error.code }, 'canary SMS could not be looked up')
    return null
  }
}
