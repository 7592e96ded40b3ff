import type { WecomCallbacks } from './callbacks.ts'
import type { WecomService } from './wecom-service.ts'

export type Press = { taskId: string; userid: string; key: string }
export type PressOutcome =
  | { outcome: 'pressed'; answered: boolean }
  | { outcome: 'no_such_card' }
  | { outcome: 'no_such_button' }

/** A member presses a button of a card that they have: a push with a fresh response code, tried three times. */
export async function pressCard(
  service: WecomService,
  callbacks: WecomCallbacks,
  { taskId, userid, key }: Press,
): Promise<PressOutcome> {
  const member = service.directory.find(userid)?.userid
  const message = service.messages.withTask(taskId).find((one) => one.userid === member)
  const card = message?.card
  if (!message || !card) return { outcome: 'no_such_card' }
  const isThere = card.buttons.some((button) => button.key === key)
  if (!isThere || card.replacedWith !== null) return { outcome: 'no_such_button' }
  const answered = await callbacks.push({
    FromUserName: message.userid,
    MsgType: 'event',
    Event: 'template_card_event',
    EventKey: key,
    TaskId: card.taskId,
    CardType: card.cardType,
    ResponseCode: service.responseCodes.issue(card.taskId),
  })
  return { outcome: 'pressed', answered }
}
