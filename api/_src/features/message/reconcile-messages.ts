import { addMilliseconds, MINUTE, SECOND } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import type { SmsFinding, SmsPort } from '../../ports/sms.ts'
import { saveFound, saveMissed } from './reconcile-outcomes.ts'
import { listUnsettled, type Unsettled } from './unsettled.ts'

/** After a crash between call and record nobody else will say what happened. */
const LEASE = 2 * MINUTE
const FIRST_LOOK = 30 * SECOND
const PAGE = 200
const AT_ONCE = 10

export type Reconciliation = { found: number; missed: number; failing: number }

/**
 * Finds out what became of sends that nobody knows the end of (design §5, uncertain sends): found at the
 * vendor → recorded; not found by two healthy queries at least 15 minutes after the attempt → surely not
 * sent, queued again with a new OutId; queries failing → stays uncertain and the administrator is told.
 */
export async function reconcileMessages(core: Core & { sms: SmsPort }): Promise<Reconciliation> {
  const total: Reconciliation = { found: 0, missed: 0, failing: 0 }
  const seen = new Set<string>()
  for (;;) {
    const now = core.clock.now()
    const page = await listUnsettled(core.db, {
      now,
      claimedBefore: addMilliseconds(now, -FIRST_LOOK),
      sendingBefore: addMilliseconds(now, -LEASE),
      limit: PAGE,
    })
    const fresh = page.filter(({ id }) => !seen.has(id))
    for (const { id } of fresh) seen.add(id)
    for (let i = 0; i < fresh.length; i += AT_ONCE) {
      const outcomes = await Promise.all(
        fresh.slice(i, i + AT_ONCE).map((message) => reconcileOne(core, message)),
      )
      for (const outcome of outcomes) total[outcome]++
    }
    if (fresh.length < PAGE) break
  }
  if (total.failing > 0)
    await announce(core.db, core.clock.now(), 'trouble.seen', {
      kind: 'sms_lookup_failing',
      subject: 'sms',
      details: { messages: total.failing },
    })
  return total
}

async function reconcileOne(
  core: Core & { sms: SmsPort },
  message: Unsettled,
): Promise<keyof Reconciliation> {
  let finding: SmsFinding | null
  try {
    finding = await core.sms.find({
      phone: core.vault.open('phone', message.phoneSealed),
      outId: message.outId,
      dates: message.dates,
    })
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    core.log.warn(
      { message: message.id, code: error.code },
      'an uncertain SMS could not be looked up',
    )
    return 'failing'
  }
  const now = core.clock.now()
  if (finding === null) {
    await saveMissed(core.db, message, now)
    return 'missed'
  }
  await saveFound(core.db, message, finding, now)
  return 'found'
}
