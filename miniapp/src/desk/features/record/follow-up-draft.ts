import * as z from 'zod/mini'
import {
  type FollowUpOutcome,
  followUpChannels,
  followUpOutcomes,
  type NewFollowUp,
} from '../../../../../shared/alert.ts'
import { getSession } from '../../../lib/session.ts'
import { forget, readStored, store } from '../../../lib/storage.ts'
import type { Sent } from '../../lib/name-send.ts'

export type FollowUpDraft = {
  channel: NewFollowUp['channel'] | null
  outcome: FollowUpOutcome | null
  note: string
  /** What was sent and not yet answered. */
  sent: Sent
}

export const emptyFollowUp: FollowUpDraft = {
  channel: 'phone',
  outcome: null,
  note: '',
  sent: null,
}

const KEPT_MS = 24 * 60 * 60 * 1000

const storedSchema = z.object({
  keptAt: z.number(),
  draft: z.object({
    channel: z.nullable(z.enum(followUpChannels)),
    outcome: z.nullable(z.enum(followUpOutcomes)),
    note: z.string(),
    sent: z.nullable(z.object({ key: z.string(), content: z.string() })),
  }),
})

const keyOf = (alertId: string) => `follow-up:${getSession()?.employee.id ?? ''}:${alertId}`

/** What was entered about this alert and not saved, for a day. */
export function readFollowUp(alertId: string, now: number): FollowUpDraft {
  const kept = readStored(keyOf(alertId), storedSchema)
  return kept && now - kept.keptAt < KEPT_MS ? kept.draft : emptyFollowUp
}

export function keepFollowUp(alertId: string, draft: FollowUpDraft, now: number): void {
  store(keyOf(alertId), { keptAt: now, draft })
}

export function dropFollowUp(alertId: string): void {
  forget(keyOf(alertId))
}
