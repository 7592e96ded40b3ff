import { eq } from 'drizzle-orm'
import { onboardings } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'

/** Who left is reminded of nothing. */
export async function closeOnboarding(
  core: Core,
  { employeeId }: { employeeId: string },
): Promise<void> {
  await core.db
    .update(onboardings)
    .set({ remindAt: null })
    .where(eq(onboardings.employeeId, employeeId))
}
