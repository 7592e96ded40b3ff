import { Hono, type Context as HonoContext } from 'hono'
import { auditPageSchema } from '../../../../../shared/access.ts'
import type { Context } from '../../../context.ts'
import { type AuditFilter, listAudit } from '../../../features/audit/list-audit.ts'
import { AppError } from '../../../kernel/app-error.ts'
import { type AuditAction, auditActions } from '../../../kernel/audit.ts'
import { readCursor, writeCursor } from '../../../kernel/cursor.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'

/** Who saw and did what (privacy officers and administrators). */
export function auditRoutes(context: Context): Hono<AppEnv> {
  return new Hono<AppEnv>().get(
    '/',
    describe({
      summary: 'The audit log, newest first; from and to are ISO 8601',
      tag: 'audit',
      optionalQuery: ['action', 'actorId', 'subject', 'from', 'to', 'cursor'],
      answer: [200, auditPageSchema],
      refusals: ['forbidden', 'invalid_input'],
    }),
    requireCapability('see_audit'),
    async (c) => {
      const { entries, lastId } = await listAudit(context, readFilter(c))
      return c.json({ entries, nextCursor: lastId === null ? null : writeCursor([String(lastId)]) })
    },
  )
}

function readFilter(c: HonoContext): AuditFilter {
  const { action, cursor } = c.req.query()
  if (action && !Object.hasOwn(auditActions, action))
    throw new AppError('invalid_input', { field: 'action' })
  return {
    ...(action ? { action: action as AuditAction } : {}),
    ...readIds(c, 'actorId'),
    ...readIds(c, 'subject'),
    ...readTimes(c, 'from'),
    ...readTimes(c, 'to'),
    ...(cursor ? { beforeId: Number(readCursor(cursor, ['number'])[0]) } : {}),
  }
}

function readIds(c: HonoContext, field: 'actorId' | 'subject'): AuditFilter {
  const id = c.req.query(field)
  if (!id) return {}
  if (!/^[\w-]{1,64}$/.test(id)) throw new AppError('invalid_input', { field })
  return { [field]: id }
}

function readTimes(c: HonoContext, field: 'from' | 'to'): AuditFilter {
  const at = c.req.query(field)
  if (!at) return {}
  const time = new Date(at)
  if (Number.isNaN(time.getTime()) || !/^\d{4}-/.test(at))
    throw new AppError('invalid_input', { field })
  return { [field]: time }
}
