import { sql } from 'drizzle-orm'
import { addMilliseconds } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { rowsOf } from '../../kernel/rows.ts'
import type { WecomCardsPort } from '../../ports/wecom-cards.ts'
import type { WecomMessagesPort } from '../../ports/wecom-messages.ts'
import { revealFirstCard } from './card-content.ts'
import { CODE_LIFE } from './delivery.ts'
import { cardOf, type Press } from './press-queries.ts'

/** What came of a press. `refused`: no role, out of scope or gone. */
export type PressOutcome = 'recorded' | 'reveal_first' | 'lost_race' | 'refused' | 'passed_on'

const words: Record<PressOutcome, string | null> = {
  recorded: '已记录您的跟进',
  reveal_first: '请先查看号码并拨打',
  lost_race: '这条预警已经有人处理了',
  refused: '您没有处理这条预警的权限',
  passed_on: null,
}

/**
 * The presser sees what came of it: on the card, where it is younger than a day and something has to be done first;
 * else in a plain message. Written down once; WeCom's duplicate check keeps a repeated message from being a second one.
 */
export async function applyPressOutcome(
  core: Core & { wecomCards: WecomCardsPort; wecomMessages: WecomMessagesPort },
  { press, outcome }: { press: Press; outcome: PressOutcome },
): Promise<void> {
  const now = core.clock.now()
  const isExpired = !press.sentAt || press.sentAt <= addMilliseconds(now, -CODE_LIFE)
  // what is recorded shows on the card of everybody; only an old card cannot show it
  const said = outcome === 'recorded' && !isExpired ? null : words[outcome]
  const shown = outcome === 'reveal_first' && !isExpired && (await showOnCard(core, press))
  if (said && !shown && press.employeeId)
    await core.wecomMessages.send({
      userid: press.userid,
      content: {
        title: '紧急联络人跟进',
        description: '您刚才的操作',
        items: [{ key: '结果', value: said }],
        page: 'desk/worklist/index',
      },
      again: false,
    })
  await core.db.execute(sql`update card_presses set outcome = ${outcome} where key = ${press.key}`)
}

/** The buttons stay; the code of this press is used up. */
async function showOnCard(
  core: Core & { wecomCards: WecomCardsPort },
  press: Press,
): Promise<boolean> {
  const card = cardOf(core.vault, press.body)
  const [taken] = rowsOf<{ code: string | null }>(
    await core.db.execute(sql`
      with old as (select id, response_code from deliveries where id = ${press.deliveryId} for update)
      update deliveries d set response_code = null from old where d.id = old.id
      returning old.response_code as code`),
  )
  if (!card || !taken?.code) return false
  try {
    const change = { kind: 'card', card: revealFirstCard(card) } as const
    await core.wecomCards.update({ userids: [press.userid], responseCode: taken.code, change })
    return true
  } catch (error) {
    if (error instanceof ProviderError) return false
    throw error
  }
}
