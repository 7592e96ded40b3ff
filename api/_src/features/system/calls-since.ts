import type { ProviderHealth } from '../../ports/provider-health.ts'

/** What one instance called since it last looked. */
export type Calls = {
  provider: string
  answered: number
  failed: number
  totalMs: number
  lastFailure: string | null
  /** Calls are refused at this moment, because they kept failing. */
  broken: boolean
}

/** What was called between two looks at the same instance's health; a provider that nobody called is left out. */
export function callsSince(
  before: readonly ProviderHealth[],
  now: readonly ProviderHealth[],
): Calls[] {
  return now.flatMap((health) => {
    const { provider, lastFailure, circuit } = health
    const earlier = before.find((one) => one.provider === provider)
    const failed = health.failed - (earlier?.failed ?? 0)
    const answered = health.answered - (earlier?.answered ?? 0)
    const totalMs = Math.round(health.totalMs - (earlier?.totalMs ?? 0))
    const broken = circuit !== 'closed'
    if (answered + failed === 0 && !broken) return []
    return [
      { provider, answered, failed, totalMs, lastFailure: failed > 0 ? lastFailure : null, broken },
    ]
  })
}
