import { sql } from 'drizzle-orm'
import { addMilliseconds } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import type { WecomCardsPort } from '../../ports/wecom-cards.ts'
import { CODE_LIFE } from './delivery.ts'

type About = { alertId: string } | { changeRequestId: string; except?: readonly string[] }

/**
 * What a card was about is settled: everybody who got one, `except` these, sees by whom, in place of the buttons; what
 * has not left yet never does. A card without a code that is good (older than a day, or WeCom's answer got lost) stays
 * as it is until it is pressed. May run twice: a code is used once.
 */
export async function closeCards(
  core: Core & { wecomCards: WecomCardsPort },
  about: About & { words: string },
): Promise<void> {
  const now = core.clock.now()
  const which =
    'alertId' in about
      ? sql`d.alert_id = ${about.alertId}`
      : sql`d.change_request_id = ${about.changeRequestId}
          and not d.recipient_id = any(${arrayOf(about.except ?? [])}::text[])`
  await core.db.execute(sql`
    update deliveries d set state = 'dropped', why = 'settled' where ${which} and d.state = 'queued'`)
  const since = addMilliseconds(now, -CODE_LIFE).toISOString()
  const found = rowsOf<{ id: string; code: string; userid: string }>(
    await core.db.execute(sql`
      with old as (
        select d.id, d.response_code, e.userid from deliveries d join employees e on e.id = d.recipient_id
        where ${which} and d.state = 'sent' and d.settled_at is null and e.userid is not null
          and d.response_code is not null and d.response_code_at > ${since} for update of d)
      update deliveries d set settled_at = ${now.toISOString()}, response_code = null from old
      where d.id = old.id returning d.id, old.response_code as code, old.userid`),
  )
  for (const card of found) {
    const change = { kind: 'button' as const, text: about.words }
    try {
      await core.wecomCards.update({ userids: [card.userid], responseCode: card.code, change })
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      core.log.warn(
        { delivery: card.id, failure: error.kind, code: error.code },
        'card not updated',
      )
      if (error.kind !== 'rejected') {
        await giveBack(core, card)
        throw error
      }
    }
  }
}

/** WeCom was away: the code is still good, and the job tries again. */
async function giveBack(core: Core, card: { id: string; code: string }): Promise<void> {
  await core.db.execute(sql`
    update deliveries set settled_at = null, response_code = ${card.code} where id = ${card.id}`)
}
