import { listGateFacts } from '../features/contact/gate-facts.ts'
import { findCompletion } from '../features/onboarding/find-completion.ts'
import { listForATime } from '../features/onboarding/list-for-a-time.ts'
import { openOnboarding } from '../features/onboarding/open-onboarding.ts'
import { planJoinerReminders } from '../features/onboarding/plan-joiner-reminders.ts'
import { reviewOnboardings } from '../features/onboarding/review-onboardings.ts'
import { queueWebhook } from '../features/webhook/queue-webhook.ts'
import type { Core } from '../kernel/core.ts'
import type { Flow } from './flow.ts'

const PAGE = 500

/** Somebody joins: whoever does not pass the gate already is asked to name contacts. */
export async function askJoiner(core: Core, { employeeId }: { employeeId: string }): Promise<void> {
  await openOnboarding(core, { employeeId })
  await reviewGate(core, [employeeId])
  await planJoinerReminders(core)
}

/** Do these joiners pass the gate? By the one rule of coverage. */
export function reviewGate(core: Core, employeeIds: readonly string[]): Promise<void> {
  return reviewOnboardings(core, { employeeIds, gateFacts: listGateFacts })
}

/** Every night: who passed for a time, by a code on their own screen or a waiver, may pass no more. */
export async function reviewForATime(core: Core): Promise<void> {
  let afterId = ''
  for (;;) {
    const page = await listForATime(core.db, { afterId, limit: PAGE })
    await reviewGate(core, page)
    const last = page.at(-1)
    if (page.length < PAGE || last === undefined) return
    afterId = last
  }
}

/** The HR core hears that a joiner is complete, where a company has given it an address. */
export async function tellComplete(
  flow: Flow,
  { employeeId, completions }: { employeeId: string; completions: number },
): Promise<void> {
  if (!flow.webhooks) return
  const data = await findCompletion(flow.db, employeeId)
  if (!data) return
  const occasion = String(completions)
  await queueWebhook(flow, { event: 'onboarding.completed', employeeId, occasion, data })
}
