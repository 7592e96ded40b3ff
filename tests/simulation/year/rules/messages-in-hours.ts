import { shanghaiDate, shanghaiHour } from '../../../../api/_src/kernel/clock.ts'
import { isWorkday } from '../../../../api/_src/kernel/workdays.ts'

/** A WeCom message as the member saw it; a card can be pressed. */
export type SeenMessage = { userid: string; sentAt: number; isCard: boolean }

/** Design §5 and §8: WeCom messages come 08:00–21:00, HR's cards in working hours only. */
export function messagesInHours(messages: readonly SeenMessage[]): string[] {
  return messages.flatMap(({ userid, sentAt, isCard }) => {
    const at = new Date(sentAt)
    const hour = shanghaiHour(at)
    const isOpen = isCard
      ? hour >= 9 && hour < 20 && isWorkday(shanghaiDate(at))
      : hour >= 8 && hour < 21
    return isOpen ? [] : [`a ${isCard ? 'card' : 'message'} at ${at.toISOString()} for ${userid}`]
  })
}
