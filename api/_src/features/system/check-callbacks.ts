import type { Core } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { getCallbacks } from './get-callbacks.ts'

/** Administrators hear of receipts that have stopped coming; the SMS themselves may well have arrived. */
export async function checkCallbacks(core: Core): Promise<void> {
  for (const { kind, silent } of await getCallbacks(core))
    if (silent)
      await announce(core.db, core.clock.now(), 'trouble.seen', {
        kind: 'callbacks_silent',
        subject: kind,
      })
}
