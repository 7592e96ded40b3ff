import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Queryable } from '../../../db/client.ts'

export type CapturedStatement = { text: string; params: unknown[] }

/**
 * The SQL that a verb sends, with the parameters it would send: the bare server runs the very same statement,
 * today's and tomorrow's, without drizzle.
 */
export async function captureStatement(
  send: (db: Queryable) => Promise<unknown>,
): Promise<CapturedStatement> {
  const dialect = new PgDialect({ casing: 'snake_case' })
  let captured: CapturedStatement | null = null
  const recorder = {
    async execute(query: SQL) {
      const { sql, params } = dialect.sqlToQuery(query)
      captured = { text: sql, params }
      return { rows: [] }
    },
  }
  await send(recorder as unknown as Queryable).catch(() => null)
  if (!captured) throw new Error('no statement was sent')
  return captured
}

/** Replaces each parameter that is a sample's value by what `real` has in that place. */
export function fill<T extends Record<string, unknown>>(
  { params }: CapturedStatement,
  sample: T,
): (real: { readonly [K in keyof T]: unknown }) => unknown[] {
  const keys = Object.keys(sample) as (keyof T)[]
  const places = params.map((param) => keys.find((key) => sample[key] === param) ?? null)
  return (real) => places.map((key, index) => (key === null ? params[index] : real[key]))
}
