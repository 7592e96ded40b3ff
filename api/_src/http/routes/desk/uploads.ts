import { Hono } from 'hono'
import {
  chunkQuerySchema,
  newUploadSchema,
  uploadListSchema,
  uploadMappingSchema,
  uploadSchema,
} from '../../../../../shared/upload.ts'
import type { Context } from '../../../context.ts'
import { confirmUpload } from '../../../features/import/confirm-upload.ts'
import { editUpload } from '../../../features/import/edit-upload.ts'
import { recordChunk } from '../../../features/import/record-chunk.ts'
import { startUpload } from '../../../features/import/start-upload.ts'
import { submitUpload } from '../../../features/import/submit-upload.ts'
import {
  getUpload,
  listUploadIssues,
  listUploads,
} from '../../../features/import/upload-queries.ts'
import { withdrawUpload } from '../../../features/import/withdraw-upload.ts'
import { writeCsv } from '../../../kernel/table-file/write-csv.ts'
import { answerFile } from '../../answer-file.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readBytes } from '../../read-bytes.ts'
import { readId } from '../../read-id.ts'
import { readJson } from '../../read-json.ts'
import { readQuery } from '../../read-query.ts'

const tag = 'import'

/** A roster is uploaded in pieces, read in the background, previewed, and staged once a person confirms it (design §9). */
export function uploadRoutes(context: Context): Hono<AppEnv> {
  const mayImport = requireCapability('import_people')
  return new Hono<AppEnv>()
    .get(
      '/',
      describe({
        summary: 'The caller’s own uploads, newest first',
        tag,
        answer: [200, uploadListSchema],
        refusals: ['forbidden'],
      }),
      mayImport,
      async (c) => c.json(await listUploads(context, { actorId: c.var.caller.employeeId })),
    )
    .post(
      '/',
      describe({
        summary: 'Begin an upload, or take the same file up where it was left',
        tag,
        body: newUploadSchema,
        answer: [201, uploadSchema],
        refusals: ['forbidden', 'not_now'],
      }),
      mayImport,
      async (c) => {
        const file = await readJson(c, newUploadSchema)
        const actorId = c.var.caller.employeeId
        const { uploadId } = await startUpload(context, { actorId, file })
        return c.json(await getUpload(context, { uploadId, actorId }), 201)
      },
    )
    .get(
      '/:id',
      describe({
        summary: 'How far an upload is, what was recognised, and what staging it would change',
        tag,
        answer: [200, uploadSchema],
        refusals: ['forbidden', 'not_found'],
      }),
      mayImport,
      async (c) => {
        const own = { uploadId: readId(c, 'upload'), actorId: c.var.caller.employeeId }
        return c.json(await getUpload(context, own))
      },
    )
    .put(
      '/:id/chunks',
      describe({
        summary: 'One piece of the file: its number from 0, and the SHA-256 of its bytes',
        tag,
        query: ['n'],
        optionalQuery: ['sha256'],
        rawBody: 'application/octet-stream',
        answer: [204],
        refusals: ['forbidden', 'not_found', 'lost_race', 'invalid_input'],
      }),
      mayImport,
      async (c) => {
        const own = { uploadId: readId(c, 'upload'), actorId: c.var.caller.employeeId }
        const { n, sha256 } = readQuery(c, chunkQuerySchema)
        await recordChunk(context, { ...own, n: Number(n), sha256, bytes: await readBytes(c) })
        return c.body(null, 204)
      },
    )
    .post(
      '/:id/submit',
      describe({
        summary: 'All pieces are here: read the file in the background',
        tag,
        answer: [202, uploadSchema],
        refusals: ['forbidden', 'not_found', 'not_now'],
      }),
      mayImport,
      async (c) => {
        const own = { uploadId: readId(c, 'upload'), actorId: c.var.caller.employeeId }
        await submitUpload(context, own)
        return c.json(await getUpload(context, own), 202)
      },
    )
    .put(
      '/:id/mapping',
      describe({
        summary: 'Say what columns hold: letter → field; the file is read anew',
        tag,
        body: uploadMappingSchema,
        answer: [202, uploadSchema],
        refusals: ['forbidden', 'not_found', 'lost_race'],
      }),
      mayImport,
      async (c) => {
        const own = { uploadId: readId(c, 'upload'), actorId: c.var.caller.employeeId }
        const { columns } = await readJson(c, uploadMappingSchema)
        await editUpload(context, { ...own, columns })
        return c.json(await getUpload(context, own), 202)
      },
    )
    .post(
      '/:id/confirm',
      describe({
        summary: 'Stage what the preview showed; nobody is asked yet',
        tag,
        answer: [202, uploadSchema],
        refusals: ['forbidden', 'not_found', 'lost_race'],
      }),
      mayImport,
      async (c) => {
        const own = { uploadId: readId(c, 'upload'), actorId: c.var.caller.employeeId }
        await confirmUpload(context, own)
        return c.json(await getUpload(context, own), 202)
      },
    )
    .get(
      '/:id/issues',
      describe({
        summary: 'The error file: row, 工号, column and reason as CSV, never the value',
        tag,
        answer: [200],
        refusals: ['forbidden', 'not_found'],
      }),
      mayImport,
      async (c) => {
        const own = { uploadId: readId(c, 'upload'), actorId: c.var.caller.employeeId }
        const body = writeCsv(await listUploadIssues(context, own))
        return answerFile(c, { name: '需要人看的地方.csv', type: 'text/csv; charset=utf-8', body })
      },
    )
    .delete(
      '/:id',
      describe({
        summary: 'Give an upload up before it is staged: the file goes',
        tag,
        answer: [204],
        refusals: ['forbidden', 'not_found', 'lost_race'],
      }),
      mayImport,
      async (c) => {
        const own = { uploadId: readId(c, 'upload'), actorId: c.var.caller.employeeId }
        await withdrawUpload(context, own)
        return c.body(null, 204)
      },
    )
}
