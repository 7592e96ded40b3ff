import { findClosing } from '../features/alert/alert-queries.ts'
import { findLastWords } from '../features/alert/follow-up-queries.ts'
import { closedWords } from '../features/alert/history-sentences.ts'
import { findChange } from '../features/change-request/change-request-queries.ts'
import { closeCards } from '../features/delivery/close-cards.ts'
import { findAbout } from '../features/delivery/press-queries.ts'
import type { Flow } from './flow.ts'

/** How an alert was closed, as its cards say it: who found out what, if anybody did; null while it is open. */
export async function closedAlertWords(flow: Flow, alertId: string): Promise<string | null> {
  const why = await findClosing(flow.db, alertId)
  if (!why) return null
  const generic = why === 'followed_up' ? (closedWords.followed_up ?? '') : '已自动了结'
  return (await findLastWords(flow.db, alertId)) ?? generic
}

/** What somebody else was first with: who found out what, else how it was closed. */
export async function lostAlertWords(flow: Flow, alertId: string): Promise<string | null> {
  return (await findLastWords(flow.db, alertId)) ?? closedAlertWords(flow, alertId)
}

/** What became of a change request, as its cards say it; null while it waits for the manager. */
export async function changeWords(flow: Flow, changeRequestId: string): Promise<string | null> {
  const change = await findChange(flow.db, changeRequestId)
  if (!change || change.state === 'with_manager') return null
  return change.state === 'with_hr' ? '已转人事决定' : '已处理'
}

/** What a card is about was settled while the card was on its way: it says so at once. */
export async function closeSettledCard(flow: Flow, deliveryId: string): Promise<void> {
  const about = await findAbout(flow.db, deliveryId)
  if (about?.alertId) {
    const words = await closedAlertWords(flow, about.alertId)
    if (words) await closeCards(flow, { alertId: about.alertId, words })
  } else if (about?.changeRequestId) {
    const change = await findChange(flow.db, about.changeRequestId)
    const isOpen = change?.state === 'with_manager' || change?.state === 'with_hr'
    if (!isOpen) await closeCards(flow, { changeRequestId: about.changeRequestId, words: '已处理' })
  }
}
