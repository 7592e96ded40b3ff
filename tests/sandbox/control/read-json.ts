import { z } from 'zod'
import type { SandboxContext } from '../core/fault-effects.ts'
import { refuse } from './refuse.ts'

const inChinese = z.locales.zhCN().localeError

/** The body as the schema wants it, or an answer that says what is wrong with it. */
export async function readJson<T extends z.ZodType>(
  c: SandboxContext,
  schema: T,
): Promise<z.output<T> | Response> {
  const parsed = schema.safeParse(await c.req.json().catch(() => undefined), { error: inChinese })
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = issue?.path.join('.') || 'body'
  return refuse(c, 400, 'invalid_input', `请修改 ${where}：${issue?.message}`)
}
