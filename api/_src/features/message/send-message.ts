import { addMilliseconds, DAY, SECOND, shanghaiDate } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { gatherPer } from '../../kernel/gather.ts'
import { announce } from '../../kernel/outbox.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import type { SmsPort } from '../../ports/sms.ts'
import { allowance } from './allowance.ts'
import { budgetWarns } from './budget.ts'
import { type Claim, claimMessage, type IssueSecrets } from './claim-message.ts'
import { findMessageToSend, type MessageToSend } from './message-facts.ts'
import { endMessage, holdMessage, type Sent, saveSent, saveUncertain } from './message-outcomes.ts'
import { recordFailure } from './record-failure.ts'

/** A message that a limit of the year holds back longer has lost its point; hours and holidays only delay one. */
const LONGEST_WAIT = 7 * DAY
/** Others may send to the same number between our reading and our claim; each round reads anew. */
const ROUNDS = 5

export type Postponed = { postpone: Date } | undefined

/**
 * Sends one queued SMS: claims it with fresh secrets, hands it to the vendor outside any transaction, records
 * what came back. Only one caller ever gets to hand over an attempt; whoever comes later, or finds nothing to
 * do, returns quietly. Says until when it must wait if hours, limits or the vendor want that.
 */
export async function sendMessage(
  core: Core & { sms: SmsPort },
  input: { messageId: string; issueSecrets: IssueSecrets },
): Promise<Postponed> {
  for (let round = 0; round < ROUNDS; round++) {
    const found = await claimIfAllowed(core, input)
    if (!('claim' in found)) return found.postponed
    if (found.claim.outcome === 'over') return
    if (found.claim.outcome === 'claimed') return handOver(core, found.message, found.claim)
  }
  return { postpone: addMilliseconds(core.clock.now(), SECOND) }
}

async function claimIfAllowed(
  core: Core,
  { messageId, issueSecrets }: { messageId: string; issueSecrets: IssueSecrets },
): Promise<{ message: MessageToSend; claim: Claim } | { postponed: Postponed }> {
  const now = core.clock.now()
  const settings = await core.settings.read(core.db)
  const { smsDailyBudget } = settings
  const message = await findMessageToSend(core.db, messageId, now, settings)
  if (message?.state !== 'queued') return { postponed: undefined }
  const decision = allowance(message.facts, now)
  if (decision.may === 'never') {
    await endMessage(core.db, messageId, { state: 'dropped', why: decision.why, now })
    return { postponed: undefined }
  }
  if (decision.may === 'later') {
    const isYearly = decision.why === 'pair_year' || decision.why === 'number_year'
    if (isYearly && decision.at.getTime() - now.getTime() > LONGEST_WAIT) {
      await endMessage(core.db, messageId, { state: 'dropped', why: 'limit', now })
      return { postponed: undefined }
    }
    await holdMessage(
      core.db,
      { messageId, outId: null },
      { until: decision.at, why: decision.why, now },
    )
    return { postponed: { postpone: decision.at } }
  }
  if (!message.budgetWarned && budgetWarns(message.facts.sentToday, smsDailyBudget))
    await announce(core.db, now, 'trouble.seen', {
      kind: 'sms_budget',
      subject: shanghaiDate(now),
      details: { sent: message.facts.sentToday, budget: smsDailyBudget },
    })
  return { message, claim: await claimMessage(core, message, issueSecrets) }
}

const noteSent = gatherPer(async (core: Core, all: readonly Sent[]): Promise<undefined[]> => {
  await saveSent(core.db, all)
  return all.map(() => undefined)
})

/** Second and third beat. */
async function handOver(
  core: Core & { sms: SmsPort },
  message: MessageToSend,
  { attempt, request }: Extract<Claim, { outcome: 'claimed' }>,
): Promise<Postponed> {
  try {
    const { bizId } = await core.sms.send(request)
    await noteSent(core, { ...attempt, bizId, at: core.clock.now() })
  } catch (error) {
    if (error instanceof ProviderError) return recordFailure(core, { message, attempt, error })
    // a bug after the call may have sent it: never again without looking
    await saveUncertain(core.db, attempt)
    throw error
  }
}
