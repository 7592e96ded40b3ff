import { and, eq, isNull } from 'drizzle-orm'
import { emergencies } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'

/** The employee's notice is on its way; kept with the card, for audit. */
export async function recordEmployeeTold(
  core: Core,
  { emergencyId }: { emergencyId: string },
): Promise<void> {
  await core.db
    .update(emergencies)
    .set({ employeeToldAt: core.clock.now() })
    .where(and(eq(emergencies.id, emergencyId), isNull(emergencies.employeeToldAt)))
}
