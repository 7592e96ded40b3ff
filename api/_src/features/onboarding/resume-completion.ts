import { and, eq } from 'drizzle-orm'
import { onboardings } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'

/** A joiner who was complete before they came is in WeCom now: said once more, for until then it led to nothing. Idempotent. */
export async function resumeCompletion(
  core: Core,
  { employeeId }: { employeeId: string },
): Promise<void> {
  await inTransaction(core, async ({ tx, now }) => {
    const [complete] = await tx
      .select({ employeeId: onboardings.employeeId })
      .from(onboardings)
      .where(and(eq(onboardings.employeeId, employeeId), eq(onboardings.completedBy, 'coverage')))
    if (complete) await announce(tx, now, 'onboarding.covered', complete)
  })
}
