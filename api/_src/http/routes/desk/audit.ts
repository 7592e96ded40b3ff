import { Hono } from 'hono'
import * as z from 'zod/mini'
import { auditActionSchema, auditPageSchema } from '../../../../../shared/access.ts'
import type { Context } from '../../../context.ts'
import { listAudit } from '../../../features/audit/list-audit.ts'
import { readCursor, writeCursor } from '../../../kernel/cursor.ts'
import { findHead } from '../../../kernel/seal-audit.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readQuery } from '../../read-query.ts'

const id = z.string().check(z.regex(/^[\w-]{1,64}$/))
// from the year 1000 on: PostgreSQL knows no year 0
const instant = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{3}-/)),
  z.pipe(
    z.transform((text: string) => new Date(text)),
    z.date(),
  ),
)
const querySchema = z.object({
  action: z.optional(auditActionSchema),
  actorId: z.optional(id),
  subject: z.optional(id),
  from: z.optional(instant),
  to: z.optional(instant),
  cursor: z.optional(z.string().check(z.maxLength(400))),
})

/** Who saw and did what (privacy officers and administrators). */
export function auditRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/',
    describe({
      summary: 'The audit log, newest first; from and to are ISO 8601',
      tag: 'audit',
      optionalQuery: Object.keys(querySchema.def.shape),
      answer: [200, auditPageSchema],
      refusals: ['forbidden', 'invalid_input'],
    }),
    requireCapability('see_audit'),
    async (c) => {
      const { cursor, ...filter } = readQuery(c, querySchema)
      const beforeId = cursor ? Number(readCursor(cursor, ['number'])[0]) : undefined
      const { entries, lastId } = await listAudit(context, { ...filter, beforeId })
      const head = cursor ? null : await findHead(context.db)
      return c.json({
        entries,
        nextCursor: lastId === null ? null : writeCursor([String(lastId)]),
        ...(head ? { head } : {}),
      })
    },
  )
}
