import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { reviveJobs } from '../../kernel/outbox-state.ts'

/**
 * Tries again what was given up: one job, or with `id` null all of them. Every reaction may run twice, so what was half
 * done is finished. Audited. Throws AppError `not_found` where that one does not wait (any more).
 */
export async function resumeDeadLetters(
  core: Core,
  { id, actorId }: { id: number | null; actorId: string },
): Promise<{ replayed: number }> {
  return inTransaction(core, async (t) => {
    const replayed = await reviveJobs(t.tx, t.now, id)
    if (replayed === 0 && id !== null) throw new AppError('not_found')
    if (replayed > 0)
      await writeAudit(t.tx, t.now, {
        actorId,
        action: 'dead_letter.replayed',
        subject: id === null ? 'all' : `job_${id}`,
        details: { count: replayed },
      })
    return { replayed }
  })
}
