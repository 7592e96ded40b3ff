import type * as z from 'zod/mini'
import {
  type BatchAnswer,
  type RowReason,
  type RowResult,
  rowReasons,
} from '../../../../shared/integration.ts'
import { readPhone } from '../../../../shared/phone.ts'

/** What became of one row; a place where something was wrong is named as `contacts.0.phone`. */
export type RowOutcome =
  | { status: 'added' | 'changed' | 'unchanged' }
  | { status: 'refused'; code: RowReason; field?: string }
export type ReadRow<T> = { ok: true; row: T } | { ok: false; refused: RowOutcome }

/** Reads each row by itself: what is wrong with one says nothing about the others. */
export function readRows<S extends z.ZodMiniType>(
  rows: readonly unknown[],
  schema: S,
): ReadRow<z.infer<S>>[] {
  return rows.map((given) => {
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      return refuse('not_an_object')
    const read = schema.safeParse(given)
    return read.success ? { ok: true, row: read.data } : refuseIssue(given, read.error.issues[0])
  })
}

function refuseIssue(
  given: object,
  issue: z.core.$ZodIssue | undefined,
): { ok: false; refused: RowOutcome } {
  if (issue?.code === 'unrecognized_keys')
    return refuse('unknown_field', fieldOf([...issue.path, issue.keys[0] ?? '']))
  const path = issue?.path ?? []
  const isMissing = valueAt(given, path) === undefined
  return refuse(isMissing ? 'missing_field' : 'invalid_field', fieldOf(path))
}

function valueAt(given: object, path: readonly PropertyKey[]): unknown {
  let value: unknown = given
  for (const key of path)
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return value
}

/** A field's name, if it looks like one: what stands where a name should be may be a value. */
function fieldOf(path: readonly PropertyKey[]): string | undefined {
  const name = path.map(String).join('.')
  return /^[A-Za-z]\w{0,30}(\.\w{1,30}){0,3}$/.test(name) && !/\d{5}/.test(name) ? name : undefined
}

function refuse(code: RowReason, field?: string): { ok: false; refused: RowOutcome } {
  return { ok: false, refused: { status: 'refused', code, ...(field ? { field } : {}) } }
}

/** A mobile number as every door reads one (design §5), or why it is none. */
export function readRowPhone(
  raw: string,
  field = 'phone',
): { ok: true; phone: string } | { ok: false; refused: RowOutcome } {
  const reading = readPhone(raw)
  if (reading.ok) return reading
  const code: RowReason =
    reading.reason === 'empty' ? 'missing_field' : (`phone_${reading.reason}` as const)
  return { ok: false, refused: { status: 'refused', code, field } }
}

/** The answer, with a sentence for each row that was refused. */
export function answerOf(outcomes: readonly RowOutcome[]): BatchAnswer {
  const results = outcomes.map((outcome, index): RowResult => {
    if (outcome.status !== 'refused') return { index, status: outcome.status }
    return { index, ...outcome, message: rowReasons[outcome.code] }
  })
  const refused = outcomes.filter(({ status }) => status === 'refused').length
  return { taken: outcomes.length - refused, refused, results }
}
