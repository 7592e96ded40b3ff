import { and, eq, isNotNull } from 'drizzle-orm'
import { employees } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { takeTurn } from '../../kernel/in-turn.ts'
import { announce } from '../../kernel/outbox.ts'

/**
 * Whoever joined and is complete is in service from then on (design §3, `onboarding → active`): a source that only knows
 * who is there, as WeCom's directory, never says so. Who left or is in service stays as they are, and so does whoever is in no
 * directory yet: they may still not come. Idempotent.
 */
export async function startService(
  core: Core,
  { employeeId }: { employeeId: string },
): Promise<void> {
  await inTransaction(core, async (t) => {
    await takeTurn(t, 'people')
    const started = await t.tx
      .update(employees)
      .set({ status: 'active', updatedAt: t.now })
      .where(
        and(
          eq(employees.id, employeeId),
          eq(employees.status, 'onboarding'),
          isNotNull(employees.userid),
        ),
      )
      .returning({ id: employees.id })
    if (started.length > 0) await announce(t.tx, t.now, 'employee.touched', { employeeId })
  })
}
