import { addMilliseconds } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import type { WecomCardsPort } from '../../ports/wecom-cards.ts'
import type { WecomMessagesPort } from '../../ports/wecom-messages.ts'
import { applyCardChange } from './apply-card-change.ts'
import { revealFirstCard } from './card-content.ts'
import { CODE_LIFE } from './delivery.ts'
import { cardOf, type Press, type PressOutcome } from './press-queries.ts'

const aboutAlert: Record<PressOutcome, string | null> = {
  recorded: '已记录您的跟进',
  reveal_first: '请先查看号码并拨打',
  lost_race: '这条预警已经有人处理了',
  refused: '您没有处理这条预警的权限',
  passed_on: null,
}
const aboutChange: Record<PressOutcome, string | null> = {
  recorded: '已记录您的决定',
  reveal_first: null,
  lost_race: '这项变更已经有了决定',
  refused: '您没有决定这项变更的权限',
  passed_on: null,
}

/**
 * The presser sees what came of it: on the card, where something has to be done first, or where it is settled and
 * `settled` says how; else in a plain message. May run twice: WeCom's duplicate check makes one message of two.
 */
export async function applyPressOutcome(
  core: Core & { wecomCards: WecomCardsPort; wecomMessages: WecomMessagesPort },
  given: { press: Press; outcome: PressOutcome; settled?: string | null },
): Promise<void> {
  const { press, outcome } = given
  const now = core.clock.now()
  const isExpired = !press.sentAt || press.sentAt <= addMilliseconds(now, -CODE_LIFE)
  const words = press.changeRequestId ? aboutChange : aboutAlert
  // what is recorded shows on the card of everybody; only an old card cannot show it
  const said = outcome === 'recorded' && !isExpired ? null : words[outcome]
  const shown = await showOutcome(core, { ...given, isExpired })
  if (said && !shown && press.employeeId)
    await core.wecomMessages.send({
      userid: press.userid,
      content: {
        title: press.changeRequestId ? '紧急联络人变更' : '紧急联络人跟进',
        description: '您刚才的操作',
        items: [{ key: '结果', value: said }],
        page: press.changeRequestId ? 'desk/approvals/index' : 'desk/worklist/index',
      },
    })
}

async function showOutcome(
  core: Core & { wecomCards: WecomCardsPort },
  given: { press: Press; outcome: PressOutcome; settled?: string | null; isExpired: boolean },
): Promise<boolean> {
  const { press, outcome, settled, isExpired } = given
  if (outcome === 'lost_race' && settled)
    return applyCardChange(core, press, { kind: 'button', text: settled })
  const card = outcome === 'reveal_first' && !isExpired ? cardOf(core.vault, press.body) : null
  return (
    card !== null && applyCardChange(core, press, { kind: 'card', card: revealFirstCard(card) })
  )
}
