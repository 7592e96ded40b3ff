import { eq } from 'drizzle-orm'
import { followUps } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { applyStanding } from './apply-standing.ts'

/**
 * What HR found out, applied to the contact (design §8): reached is a proof, the wrong person and a dead number end
 * it; reached and in order confirm that a number that is the employee's own reaches the family (design §6). Its history
 * row keeps what was before, so that it can be taken back.
 * Nothing for a follow-up that was taken back meanwhile, or a second time.
 */
export async function applyFollowUp(core: Core, input: { followUpId: string }): Promise<void> {
  await inTransaction(core, async (t) => {
    // held: who takes it back at this moment finds it applied
    const [followUp] = await t.tx
      .select()
      .from(followUps)
      .where(eq(followUps.id, input.followUpId))
      .for('share')
    if (followUp) await applyStanding(t, followUp)
  })
}
