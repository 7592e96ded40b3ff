import { alertHistory } from '../../../../db/schema/index.ts'
import type { TxCore } from '../../kernel/core.ts'

export const alertEvents = [
  'opened',
  'reasons_changed',
  'handed_over',
  'delivered',
  'escalated',
  'followed_up',
  'follow_up_undone',
  'closed',
] as const
export type AlertEventName = (typeof alertEvents)[number]

export type AlertEvent = {
  alertId: string
  event: AlertEventName
  actorId?: string
  /** Ids, codes and times only. */
  details: Record<string, string | number | string[]>
}

/** Adds rows that are never edited (design §4.5). */
export async function writeAlertHistory(t: TxCore, events: readonly AlertEvent[]): Promise<void> {
  if (events.length === 0) return
  await t.tx
    .insert(alertHistory)
    .values(events.map((event) => ({ actorId: null, ...event, at: t.now })))
}
