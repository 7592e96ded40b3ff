import {
  CircuitState,
  CountBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleAll,
  isBrokenCircuitError,
} from 'cockatiel'
import type { ProviderHealth } from '../ports/provider-health.ts'
import { ProviderError } from './provider-error.ts'

/** Stops asking a provider that keeps failing, per instance, and counts how it answers. */
export type Circuit = {
  /** Makes the call, or throws ProviderError `unavailable`, code `circuit_open`, without making it. */
  run<T>(call: () => Promise<T>): Promise<T>
  health(): ProviderHealth
}

export type CircuitOptions = {
  provider: string
  /** Says which errors show a sick provider; a refusal or "too fast" shows a healthy one. */
  isFailure(error: ProviderError): boolean
  /** Of this many last calls … */
  size?: number
  /** … such a share must have failed to open the circuit. */
  threshold?: number
  /** First pause before one call tries again; doubles up to 30 s. */
  pauseMs?: number
  /** Milliseconds of a clock that is never set, for how long calls take. */
  monotonicNow?: () => number
}

const states = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.HalfOpen]: 'half_open',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
} as const

export function createCircuit(options: CircuitOptions): Circuit {
  const { provider, isFailure, size = 20, threshold = 0.6, pauseMs = 1_000 } = options
  const { monotonicNow = () => performance.now() } = options
  const breaker = circuitBreaker(handleAll, {
    breaker: new CountBreaker({ size, threshold }),
    halfOpenAfter: new ExponentialBackoff({ initialDelay: pauseMs, maxDelay: 30_000 }),
  })
  const seen = {
    answered: 0,
    failed: 0,
    totalMs: 0,
    lastFailure: null as string | null,
    wasFailure: false,
  }

  /** Only failures may reach the breaker as errors: it would hold any error against the provider. */
  async function attempt<T>(call: () => Promise<T>): Promise<{ value: T } | { error: unknown }> {
    const since = monotonicNow()
    try {
      const value = await call()
      note(since, null)
      return { value }
    } catch (error) {
      const failure = error instanceof ProviderError && isFailure(error) ? error : null
      note(since, failure)
      if (failure) throw failure
      return { error }
    }
  }

  function note(since: number, failure: ProviderError | null): void {
    seen.totalMs += monotonicNow() - since
    seen.wasFailure = failure !== null
    if (failure) {
      seen.failed++
      seen.lastFailure = failure.code
    } else seen.answered++
  }

  async function run<T>(call: () => Promise<T>): Promise<T> {
    const outcome = await breaker
      .execute(() => attempt(call))
      .catch((error: unknown) => {
        if (!isBrokenCircuitError(error)) throw error
        throw new ProviderError('unavailable', provider, 'circuit_open', pauseMs)
      })
    if ('error' in outcome) throw outcome.error
    return outcome.value
  }

  return {
    run,
    health() {
      const { answered, failed, totalMs, lastFailure, wasFailure } = seen
      const circuit = states[breaker.state]
      const degraded = wasFailure || circuit !== 'closed'
      return { provider, answered, failed, totalMs, lastFailure, circuit, degraded }
    },
  }
}
