import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import {
  exportDecisionSchema,
  exportListSchema,
  maskedExportSchema,
  newExportSchema,
} from '../../../../../shared/export.ts'
import type { Context } from '../../../context.ts'
import { decideExport } from '../../../features/export/decide-export.ts'
import { exportContacts } from '../../../features/export/export-contacts.ts'
import { listExports } from '../../../features/export/list-exports.ts'
import { requestExport } from '../../../features/export/request-export.ts'
import { runMaskedExport } from '../../../features/export/run-masked-export.ts'
import { may } from '../../../features/session/access.ts'
import { findScope } from '../../../features/session/find-scope.ts'
import type { Caller } from '../../../features/session/session.ts'
import { writeCsv, writeCsvRows } from '../../../kernel/table-file/write-csv.ts'
import { answerFile, fileHeaders } from '../../answer-file.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readId } from '../../read-id.ts'
import { readJson } from '../../read-json.ts'

const tag = 'export'
const CSV = 'text/csv; charset=utf-8'

/** Contacts leave the system masked; in full only by the HR lead, once another person agreed (design §9). */
export function exportRoutes(context: Context): Hono<AppEnv> {
  async function list(caller: Caller) {
    return listExports(context, {
      actorId: caller.employeeId,
      decides: may(caller.roles, 'approve_exports'),
      scope: await findScope(context.db, caller),
    })
  }
  return new Hono<AppEnv>()
    .get(
      '/',
      describe({
        summary: 'Full exports asked for: one’s own, or for privacy officers all of them',
        tag,
        answer: [200, exportListSchema],
        refusals: ['forbidden'],
      }),
      requireCapability('see_exports'),
      async (c) => c.json(await list(c.var.caller)),
    )
    .post(
      '/masked',
      describe({
        summary: 'The contacts of whom the caller may see, masked, as CSV',
        tag,
        body: maskedExportSchema,
        answer: [200],
        refusals: ['forbidden'],
      }),
      requireCapability('export_masked'),
      async (c) => {
        const { departmentId = null } = await readJson(c, maskedExportSchema)
        const filter = { scope: await findScope(context.db, c.var.caller), departmentId }
        const actorId = c.var.caller.employeeId
        const pages = await runMaskedExport(context, { actorId, filter })
        for (const [name, value] of fileHeaders({ name: '联络人名单（打码）.csv', type: CSV }))
          c.header(name, value)
        return stream(c, async (answer) => {
          let isFirst = true
          for await (const page of pages) {
            await answer.write(isFirst ? writeCsv(page) : writeCsvRows(page))
            isFirst = false
          }
        })
      },
    )
    .post(
      '/',
      describe({
        summary: 'Ask for full names and numbers, up to 1,000 lines, for a reason',
        tag,
        body: newExportSchema,
        answer: [201, exportListSchema],
        refusals: ['forbidden', 'nothing_to_do'],
      }),
      requireCapability('export_full'),
      async (c) => {
        const wanted = await readJson(c, newExportSchema)
        await requestExport(context, { actorId: c.var.caller.employeeId, wanted })
        return c.json(await list(c.var.caller), 201)
      },
    )
    .post(
      '/:id/decision',
      describe({
        summary: 'Let a full export happen within 24 hours, or not; never one’s own',
        tag,
        body: exportDecisionSchema,
        answer: [200, exportListSchema],
        refusals: ['forbidden', 'not_found', 'lost_race'],
      }),
      requireCapability('approve_exports'),
      async (c) => {
        const exportId = readId(c, 'export')
        const { approve } = await readJson(c, exportDecisionSchema)
        const deciderId = c.var.caller.employeeId
        await decideExport(context, { exportId, deciderId, approve })
        return c.json(await list(c.var.caller))
      },
    )
    .post(
      '/:id/download',
      describe({
        summary: 'The approved file, for whoever asked, until it expires; each time is audited',
        tag,
        answer: [200],
        refusals: ['forbidden', 'not_found', 'not_now'],
      }),
      requireCapability('export_full'),
      async (c) => {
        const exportId = readId(c, 'export')
        const rows = await exportContacts(context, { exportId, actorId: c.var.caller.employeeId })
        return answerFile(c, { name: '联络人名单（完整）.csv', type: CSV, body: writeCsv(rows) })
      },
    )
}
