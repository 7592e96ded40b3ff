import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { arrayOf } from '../../kernel/rows.ts'

/** Handsets have these questions; the first time counts. A code that arrived says nothing about the question. */
export async function recordDelivered(
  core: Core,
  input: { messageIds: readonly string[] },
): Promise<void> {
  // locked in one order, so that two instances with the same questions do not wait in a circle
  await core.db.execute(sql`
    with news as (
      select challenge_id, min(reported_at) as at from messages
      where id = any(${arrayOf(input.messageIds)}::text[]) and not asked and reported_at is not null group by 1),
    locked as (
      select c.id, news.at from challenges c join news on news.challenge_id = c.id
      where (c.delivered_at is null) is true order by c.id for update of c)
    update challenges c set delivered_at = locked.at from locked where c.id = locked.id`)
}
