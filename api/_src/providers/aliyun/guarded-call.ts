import type { Circuit } from '../../kernel/circuit.ts'
import { HttpFailure } from '../../kernel/http-client.ts'
import type { Pacer } from '../../kernel/pacer.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { translateFailure } from './gateway.ts'

export type GuardedCall = {
  provider: string
  circuit: Circuit
  pacer: Pacer
  /** A read may be made again, so its failures are never `uncertain`. */
  kind: 'send' | 'read'
  urgent?: boolean
  signal?: AbortSignal | undefined
}

/** Waits for a slot, then makes the call unless the circuit is open. Rejects with ProviderError only. */
export async function guardedCall<T>(call: GuardedCall, work: () => Promise<T>): Promise<T> {
  const { provider, circuit, pacer, kind, urgent = false, signal } = call
  await pacer.take({ urgent, signal }).catch(() => {
    const code = signal?.aborted ? 'timeout' : 'pacer_away'
    throw new ProviderError('unavailable', provider, code)
  })
  return circuit.run(() =>
    until(signal, work).catch((error: unknown) => {
      throw translateFailure(error, provider, kind)
    }),
  )
}

/** The caller's patience may be shorter than ours; the call itself then ends by its own time-out. */
function until<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  if (!signal) return work()
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new HttpFailure(true, 'timeout'))
    signal.addEventListener('abort', giveUp, { once: true })
    if (signal.aborted) giveUp()
    work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', giveUp))
  })
}
