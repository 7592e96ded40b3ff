import type { z } from 'zod'
import type { SandboxContext } from '../core/fault-effects.ts'

/** The body as the schema wants it, or an answer that says what is wrong with it. */
export async function readJson<T extends z.ZodType>(
  c: SandboxContext,
  schema: T,
): Promise<z.output<T> | Response> {
  const parsed = schema.safeParse(await c.req.json().catch(() => undefined))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = issue?.path.join('.')
  return c.json({ code: 'invalid_input', message: `${where || 'body'}: ${issue?.message}` }, 400)
}
