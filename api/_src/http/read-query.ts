import type { Context as HonoContext } from 'hono'
import type * as z from 'zod/mini'
import { AppError } from '../kernel/app-error.ts'
import { isStorable } from './read-json.ts'

/** The query as the schema reads it; an empty value is an absent one. Throws AppError `invalid_input`. */
export function readQuery<S extends z.ZodMiniType>(c: HonoContext, schema: S): z.infer<S> {
  const given = Object.fromEntries(
    Object.entries(c.req.query()).filter(([, value]) => value !== ''),
  )
  const result = isStorable(given) ? schema.safeParse(given) : null
  if (result?.success) return result.data
  const field = result?.error.issues[0]?.path[0]
  throw new AppError('invalid_input', typeof field === 'string' ? { field } : {})
}
