import { sql } from 'drizzle-orm'
import { addMilliseconds, MINUTE, shanghaiInstant } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { randomString } from '../../kernel/random.ts'
import { rowsOf } from '../../kernel/rows.ts'
import type { SmsPort } from '../../ports/sms.ts'
import { OUT_ID_PREFIX, saveFailed } from './canary-outcomes.ts'

/**
 * Sends the day's SMS to the company's own number, by the way that every SMS goes: claim, call, record. Surely not
 * sent is tried again as long as single SMS may leave; what may have left is never sent again, and looked up by `checkCanary`.
 */
export async function sendCanary(
  core: Core & { sms: SmsPort; canaryPhone: string | null },
  { day }: { day: string },
): Promise<{ postpone: Date } | undefined> {
  if (!core.canaryPhone) return
  const now = core.clock.now()
  const { noticeTo } = await core.settings.read(core.db)
  if (now >= shanghaiInstant(day, noticeTo)) return saveFailed(core.db, { day }, 'not_sent', now)
  const outId = `${OUT_ID_PREFIX}${randomString(core.random, 20)}`
  const claimed = await core.db.execute(sql`
    update canaries set state = 'sending', out_id = ${outId}, attempts = attempts + 1,
      claimed_at = ${now.toISOString()}
    where day = ${day} and state = 'planned' returning day`)
  if (rowsOf(claimed).length === 0) return
  try {
    await core.sms.send({ phone: core.canaryPhone, template: 'canary', params: {}, outId })
    await moveOn(core, outId, 'sent')
  } catch (error) {
    if (error instanceof ProviderError) return recordFailure(core, { day, outId, error })
    await moveOn(core, outId, 'uncertain')
    throw error
  }
}

async function recordFailure(
  core: Core,
  { day, outId, error }: { day: string; outId: string; error: ProviderError },
): Promise<{ postpone: Date } | undefined> {
  const { kind, code } = error
  core.log.warn({ canary: day, failure: kind, code }, 'canary SMS not sent')
  const now = core.clock.now()
  if (kind === 'uncertain') {
    await moveOn(core, outId, 'uncertain')
    return
  }
  if (kind === 'rejected') return saveFailed(core.db, { day }, code, now)
  await core.db.execute(sql`
    update canaries set state = 'planned', claimed_at = null, err_code = ${code}
    where out_id = ${outId} and state = 'sending'`)
  return { postpone: addMilliseconds(now, Math.max(error.retryAfter ?? 0, MINUTE)) }
}

/** A receipt may have been quicker: then it stays what the receipt said. */
async function moveOn(core: Core, outId: string, state: 'sent' | 'uncertain'): Promise<void> {
  await core.db.execute(sql`
    update canaries set state = ${state}, err_code = null where out_id = ${outId} and state = 'sending'`)
}
