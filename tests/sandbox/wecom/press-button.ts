import type { WecomCallbacks } from './callbacks.ts'
import type { WecomService } from './wecom-service.ts'

export type PressResult = 'pushed' | 'no_such_button' | 'push_failed'

/** A member presses a button of a card they got: the encrypted template_card_event, with a new ResponseCode. */
export async function pressButton(
  service: WecomService,
  callbacks: WecomCallbacks,
  press: { taskId: string; userid: string; key: string },
): Promise<PressResult> {
  const sent = service.cards.find(press.taskId)
  const has = sent?.card.button_list?.some((button) => button.key === press.key)
  if (!sent || !has || !sent.userids.includes(press.userid)) return 'no_such_button'
  if (sent.replaced.has(press.userid)) return 'no_such_button'
  const pushed = await callbacks.push({
    FromUserName: press.userid,
    MsgType: 'event',
    Event: 'template_card_event',
    EventKey: press.key,
    TaskId: press.taskId,
    CardType: sent.card.card_type,
    ResponseCode: service.cards.issueCode(press.taskId),
  })
  return pushed ? 'pushed' : 'push_failed'
}
