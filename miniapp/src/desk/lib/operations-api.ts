import {
  type DeadLetters,
  deadLettersSchema,
  type Operations,
  operationsSchema,
  replayedSchema,
} from '../../../../shared/operations.ts'
import type { Answer } from '../../lib/refusal.ts'
import { askDesk, tellDesk } from './ask.ts'

export function getOperations(): Promise<Answer<Operations>> {
  return askDesk('/operations', operationsSchema)
}

export function listDeadLetters(cursor?: string): Promise<Answer<DeadLetters>> {
  return askDesk('/dead-letters', deadLettersSchema, { cursor })
}

/** Without an id: all of it. */
export function replayDeadLetters(id?: number): Promise<Answer<{ replayed: number }>> {
  const path = id === undefined ? '/dead-letters/replay' : `/dead-letters/${id}/replay`
  return tellDesk('POST', path, replayedSchema)
}
