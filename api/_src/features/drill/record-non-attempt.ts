import { sql } from 'drizzle-orm'
import type { NonAttemptReason } from '../../../../shared/drill-reasons.ts'
import { AppError } from '../../kernel/app-error.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import type { Scope } from '../../kernel/scope.ts'
import { findPerson } from './find-person.ts'

/**
 * Somebody of the sample is not called, for a reason: they stand apart in the result, neither reached nor not. Opening
 * their card takes it back. Twice is once. Throws AppError `not_found`, `not_now` (the drill is closed, or somebody was
 * dialled already: then it ends in a result) and `lost_race` (another one has the card, or it has ended).
 */
export function recordNonAttempt(
  core: Core,
  given: { drillPersonId: string; callerId: string; scope: Scope; reason: NonAttemptReason },
): Promise<void> {
  return inTransaction(core, async (t) => {
    const { drillPersonId, callerId, reason } = given
    await findPerson(t, given)
    const now = t.now.toISOString()
    const result = await t.tx.execute(sql`
      select state, reason, dialled_at is not null as dialled,
        held_until is null or held_by = ${callerId} or held_until <= ${now} as free
      from drill_people where id = ${drillPersonId}`)
    const [person] = rowsOf<
      Record<'state' | 'reason', string> & Record<'dialled' | 'free', boolean>
    >(result)
    if (person?.state === 'not_attempted' && person.reason === reason) return
    if (person?.dialled) throw new AppError('not_now', { sentence: '已经打过电话了，请记结果。' })
    if (person?.state !== 'waiting' || !person.free) throw new AppError('lost_race')
    await t.tx.execute(sql`
      update drill_people set state = 'not_attempted', reason = ${reason}, held_until = null,
        ended_at = ${now}, ended_by = ${callerId}
      where id = ${drillPersonId}`)
  })
}
