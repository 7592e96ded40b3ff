import * as z from 'zod/mini'
import {
  type NewEmergencyOutcome,
  newEmergencyOutcomeSchema,
} from '../../../../../shared/emergency.ts'
import { getSession } from '../../../lib/session.ts'
import { forget, readStored, store } from '../../../lib/storage.ts'

/** An outcome that was pressed and is not on the server yet. */
export type PendingOutcome = NewEmergencyOutcome & { key: string; at: string }

const storedSchema = z.array(
  z.extend(newEmergencyOutcomeSchema, { key: z.string(), at: z.string() }),
)
const keyOf = (cardId: string) => `pending-calls:${getSession()?.employee.id ?? ''}:${cardId}`

/** What was pressed on this card and has not left this device: ids and results, nobody's name or number. */
export function readPending(cardId: string): readonly PendingOutcome[] {
  return readStored(keyOf(cardId), storedSchema) ?? []
}

export function storePending(cardId: string, pending: readonly PendingOutcome[]): void {
  if (pending.length > 0) store(keyOf(cardId), pending)
  else forget(keyOf(cardId))
}
