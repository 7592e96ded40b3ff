import { expect, test } from 'vitest'
import { sendNotice } from '../features/notice/send-notice.ts'
import type { EventName } from '../kernel/events.ts'
import { laneOf } from '../kernel/events.ts'
import { closeAlertCards, deliver, followPress, showFollowUp } from './alert-news.ts'
import { closeApprovalCards, closePassedCards, decideByCard } from './approvals.ts'
import { reactions } from './reactions.ts'

const callWecom: readonly unknown[] = [
  closeAlertCards,
  closeApprovalCards,
  closePassedCards,
  decideByCard,
  deliver,
  followPress,
  sendNotice,
  showFollowUp,
]

test('whatever calls WeCom runs in the lane of WeCom: while it is slow, nobody else waits', () => {
  const calling = (Object.keys(reactions) as EventName[]).filter((event) =>
    reactions[event].some((reaction) => callWecom.includes(reaction)),
  )
  expect(calling.length).toBe(callWecom.length)
  expect(calling.filter((event) => laneOf[event] !== 'wecom')).toEqual([])
})
