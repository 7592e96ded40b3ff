import { sql } from 'drizzle-orm'
import { shanghaiDate } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { recordAnswers } from './record-answers.ts'

/**
 * The employee said 没有变化, asked or not: an open reminder has its answer, and the next question is as far off as
 * after one. Idempotent.
 */
export async function recordWord(
  core: Core,
  { employeeId }: { employeeId: string },
): Promise<void> {
  const today = shanghaiDate(core.clock.now())
  await recordAnswers(core, { employeeId })
  await core.db.execute(sql`
    update reminder_plans set asked_on = ${today}, asked = true, ask_on = null
    where employee_id = ${employeeId} and asked_on < ${today}`)
}
