import { sql } from 'drizzle-orm'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import { applyStanding } from './apply-standing.ts'

/**
 * What a call in a drill found out, applied to the contact: reached is a proof (HR reached them), the wrong person ends
 * it, as a follow-up by HR would; 打不通 has the carrier asked about the number, which alone can tell a dead one from a
 * phone that is off. Nothing for a result that was corrected meanwhile, or a second time.
 */
export async function applyDrillOutcome(core: Core, { callId }: { callId: number }): Promise<void> {
  await inTransaction(core, async (t) => {
    const result = await t.tx.execute(sql`
      select contact_id as "contactId", actor_id as "actorId", outcome, at from drill_calls c
      where id = ${callId} and not exists (select 1 from drill_calls later where later.replaces_id = c.id)`)
    const [call] = rowsOf<{
      contactId: string
      actorId: string
      outcome: 'reached' | 'wrong_person' | 'number_dead' | 'no_answer'
      at: unknown
    }>(result)
    const at = toDate(call?.at)
    if (!call || !at) return
    const { contactId, actorId, outcome } = call
    if (outcome === 'reached' || outcome === 'wrong_person')
      await applyStanding(t, {
        id: `drill:${callId}`,
        contactId,
        actorId,
        outcome,
        at,
        undoneAt: null,
      })
    if (outcome === 'number_dead') await announce(t.tx, t.now, 'number.aged', { contactId })
    // no answer is what the next emergency card must know
    await announce(t.tx, t.now, 'contact.touched', { contactId })
  })
}
