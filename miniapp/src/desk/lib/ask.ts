import * as z from 'zod/mini'
import { callApi } from '../../lib/call-api.ts'
import type { Answer } from '../../lib/refusal.ts'
import { queryOf } from './query-of.ts'

type Method = 'POST' | 'PUT' | 'DELETE'

/** `GET /api/desk/…`, parsed. */
export function askDesk<T>(
  path: string,
  schema: z.ZodMiniType<T>,
  query: Record<string, string | undefined> = {},
): Promise<Answer<T>> {
  return callApi({ method: 'GET', path: `/api/desk${path}${queryOf(query)}` }, schema)
}

type Change = { body?: unknown; key?: string }

/** A change at the desk. `key` makes a repeat after a lost answer the same change. */
export function tellDesk<T>(
  method: Method,
  path: string,
  schema: z.ZodMiniType<T>,
  { body, key }: Change = {},
): Promise<Answer<T>> {
  return callApi(
    {
      method,
      path: `/api/desk${path}`,
      ...(method === 'DELETE' ? {} : { body: body ?? {} }),
      ...(key ? { headers: { 'idempotency-key': key } } : {}),
    },
    schema,
  )
}

export const nothing = z.unknown()

export const idOf = (id: string) => encodeURIComponent(id)
