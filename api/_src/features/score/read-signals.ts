import * as z from 'zod/mini'
import { findingKindSchema } from '../../../../shared/cross-check.ts'
import { type ScoreSignals, scoreSignalsSchema } from '../../../../shared/score.ts'

const noReceipts = { delivered: 0, deadHandset: 0, ourFault: 0 }

/**
 * Signals as anybody may write them down: null is absent, and so is a proof without its age, an unknown finding and a
 * key that we do not know; a status without its age is of today; receipts that are not named are none. Throws what zod throws for the rest.
 */
export function readSignals(given: unknown): ScoreSignals {
  return z.parse(scoreSignalsSchema, z.parse(looseSchema, withoutNulls(given)))
}

const looseSchema = z.looseObject({
  proof: z.optional(z.pipe(z.looseObject({}), z.transform(withAge))),
  numberStatus: z.optional(
    z.pipe(
      z.looseObject({}),
      z.transform((told) => ({ ageDays: 0, ...told })),
    ),
  ),
  receipts90d: z.optional(
    z.pipe(
      z.looseObject({}),
      z.transform((receipts) => ({ ...noReceipts, ...receipts })),
    ),
  ),
  findings: z.optional(
    z.pipe(
      z.array(z.unknown()),
      z.transform((kinds) => kinds.filter((kind) => findingKindSchema.safeParse(kind).success)),
    ),
  ),
})

function withAge(told: Record<string, unknown>): Record<string, unknown> | undefined {
  const isNone = told.kind === 'none'
  return isNone || told.ageDays === undefined ? undefined : told
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) => [key, withoutNulls(inner)]),
  )
}
