import { sql } from 'drizzle-orm'
import { DAY } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { arrayOf } from '../../kernel/rows.ts'
import { QUESTION_LASTS, REPEAT_AFTER } from './challenge.ts'

const days = (milliseconds: number) => sql`make_interval(days => ${milliseconds / DAY}::int)`

/**
 * Messages nobody asked for left: their questions are asked, and the day-3 and day-7 clocks start. The repeat
 * does not restart them; 再发一次 gives its link the seven days that it promises.
 */
export async function recordAsked(
  core: Core,
  input: { messageIds: readonly string[] },
): Promise<void> {
  // "is true" hides the state from the planner, which would go through all open questions for these few;
  // locked in one order, so that two instances with the same questions do not wait in a circle
  await core.db.execute(sql`
    with news as (
      select challenge_id, min(sent_at) as first_at, max(sent_at) filter (where kind = 'resend') as resent_at
      from messages
      where id = any(${arrayOf(input.messageIds)}::text[]) and not asked and sent_at is not null group by 1),
    locked as (
      select c.id, c.asked_at is null as unasked, news.* from challenges c join news on news.challenge_id = c.id
      where (c.state = 'open' and (c.asked_at is null
        or c.closes_at < news.resent_at + ${days(QUESTION_LASTS)})) is true
      order by c.id for update of c)
    update challenges c set
      asked_at = case when unasked then first_at else asked_at end,
      repeat_at = case when unasked then first_at + ${days(REPEAT_AFTER)} else repeat_at end,
      closes_at = greatest(case when unasked then first_at + ${days(QUESTION_LASTS)} else closes_at end,
        resent_at + ${days(QUESTION_LASTS)})
    from locked where c.id = locked.id`)
}
