import { type SQL, sql } from 'drizzle-orm'
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
 * as it is until it is pressed. May run twice: a code is used once. Throws ProviderError while WeCom is away; the cards
 * that were not changed then keep their codes.
 */
export async function closeCards(
  core: Core & { wecomCards: WecomCardsPort },
  about: About & { words: string },
): Promise<void> {
  const which =
    'alertId' in about
      ? sql`d.alert_id = ${about.alertId}`
      : sql`d.change_request_id = ${about.changeRequestId}
          and not d.recipient_id = any(${arrayOf(about.except ?? [])}::text[])`
  await core.db.execute(sql`
    update deliveries d set state = 'dropped', why = 'settled' where ${which} and d.state = 'queued'`)
  for (const card of await listChangeable(core, which)) await closeCard(core, card, about.words)
}

type Changeable = { id: string; code: string; userid: string }

async function listChangeable(core: Core, which: SQL): Promise<Changeable[]> {
  const since = addMilliseconds(core.clock.now(), -CODE_LIFE).toISOString()
  const result = await core.db.execute(sql`
    select d.id, d.response_code as code, e.userid from deliveries d join employees e on e.id = d.recipient_id
    where ${which} and d.state = 'sent' and d.settled_at is null and e.userid is not null
      and d.response_code is not null and d.response_code_at > ${since} order by d.id`)
  return rowsOf<Changeable>(result)
}

/** Claim, call: of two that close the same card at once one has its code. */
async function closeCard(
  core: Core & { wecomCards: WecomCardsPort },
  card: Changeable,
  text: string,
): Promise<void> {
  const taken = await core.db.execute(sql`
    update deliveries set settled_at = ${core.clock.now().toISOString()}, response_code = null
    where id = ${card.id} and response_code = ${card.code} and settled_at is null returning id`)
  if (rowsOf(taken).length === 0) return
  const change = { kind: 'button' as const, text }
  try {
    await core.wecomCards.update({ userids: [card.userid], responseCode: card.code, change })
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    core.log.warn({ delivery: card.id, failure: error.kind, code: error.code }, 'card not updated')
    if (error.kind === 'rejected') return
    await giveBack(core, card)
    throw error
  }
}

/** WeCom was away: the code is still good, and the job tries again; unless a press brought a newer one meanwhile. */
async function giveBack(core: Core, card: Changeable): Promise<void> {
  await core.db.execute(sql`
    update deliveries set settled_at = null, response_code = ${card.code}
    where id = ${card.id} and response_code is null`)
}
