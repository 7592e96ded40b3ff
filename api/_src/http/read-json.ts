import type { Context as HonoContext } from 'hono'
import type * as z from 'zod/mini'
import { AppError } from '../kernel/app-error.ts'

/** The body as the schema reads it. Throws AppError for everything that is not exactly that; unknown fields are dropped. */
export async function readJson<S extends z.ZodMiniType>(
  c: HonoContext,
  schema: S,
): Promise<z.infer<S>> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new AppError('unsupported_media_type')
  const body = await readBody(c)
  if (!isStorable(body)) throw new AppError('invalid_input')
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const field = typeof issue?.path[0] === 'string' ? issue.path[0] : undefined
  throw new AppError('invalid_input', {
    ...(field ? { field } : {}),
    // our own messages are Chinese; zod's own are for developers
    ...(issue && /\p{Script=Han}/u.test(issue.message) ? { sentence: issue.message } : {}),
  })
}

/** The body as JSON, whatever its type says. */
export async function readBody(c: HonoContext): Promise<unknown> {
  const text = await readText(c)
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('malformed_body')
  }
}

/** The body as text. Throws AppError when the client goes away in the middle of it, which is no bug of ours. */
export async function readText(c: HonoContext): Promise<string> {
  return c.req.text().catch(() => {
    throw new AppError('malformed_body')
  })
}

const UNSTORABLE = /[\0\p{Surrogate}]/u
/** Far more than any body of ours needs. */
const DEEPEST = 1_000

/**
 * PostgreSQL takes neither NUL nor half of a surrogate pair, and what is nested without end overflows whoever writes it
 * out again. A loop, not a recursion: nesting may be as deep as the body is long.
 */
export function isStorable(value: unknown): boolean {
  const left: [unknown, number][] = [[value, 0]]
  for (let next = left.pop(); next; next = left.pop()) {
    const [inner, depth] = next
    if (typeof inner === 'string' && UNSTORABLE.test(inner)) return false
    if (typeof inner !== 'object' || inner === null) continue
    if (depth === DEEPEST) return false
    for (const [key, one] of Object.entries(inner)) left.push([key, depth + 1], [one, depth + 1])
  }
  return true
}
