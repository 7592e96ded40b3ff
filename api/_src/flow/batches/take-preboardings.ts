import type { PreboardingAnswer, PreboardingResult } from '../../../../shared/preboarding.ts'
import { claimRequest, recordAnswer } from '../../features/integration/claim-request.ts'
import { answerOf } from '../../features/integration/read-rows.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import type { Batch } from './take-batch.ts'
import { type PreboardingOutcome, writePreboardings } from './write-preboardings.ts'

/**
 * A batch of people who will join, in one transaction. The links stand in this one answer; what is kept for a repeat
 * under the same key is the answer without them. Throws AppError `idempotency_key_reused`.
 */
export function takePreboardings(
  core: Core,
  batch: Batch & { keyId: string; urlOf: (link: string) => string },
): Promise<string> {
  const { lineId, key, what, rows, keyId, urlOf } = batch
  const requestHash = core.vault.hash('request', `${what}\0${JSON.stringify(rows)}`)
  const request = { lineId, key, requestHash }
  return inTransaction(core, async (t) => {
    const known = await claimRequest(t, request)
    if (known !== null) return known
    const outcomes = await writePreboardings(t, { keyId, rows })
    await recordAnswer(t, request, JSON.stringify(sayOutcomes(outcomes, () => null)))
    return JSON.stringify(sayOutcomes(outcomes, urlOf))
  })
}

function sayOutcomes(
  outcomes: readonly PreboardingOutcome[],
  urlOf: (link: string) => string | null,
): PreboardingAnswer {
  const { taken, refused, results } = answerOf(
    outcomes.map((one) =>
      one.status === 'refused' ? { ...one } : ({ status: one.status } as const),
    ),
  )
  const said = results.map((result, i): PreboardingResult => {
    const { link = null, expiresAt } = outcomes[i] ?? {}
    const url = link === null ? null : urlOf(link)
    return {
      ...result,
      ...(url === null ? {} : { link: url }),
      ...(expiresAt ? { expiresAt: expiresAt.toISOString() } : {}),
    }
  })
  return { taken, refused, results: said }
}
