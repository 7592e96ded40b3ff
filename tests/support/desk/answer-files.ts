import type { FakeAnswer, FakeRequest } from '../fake-api.ts'
import { refusal } from '../fake-refusal.ts'
import type { FakeDesk } from './fake-desk.ts'
import { fakePreview } from './fake-files.ts'

type Place = { resource: string; id: string | undefined; rest: string | undefined }

/** Files in and out of the desk. */
export function answerFiles(
  { files }: FakeDesk,
  method: string,
  { resource, id, rest }: Place,
  request: FakeRequest,
): FakeAnswer {
  const ok = (body: unknown): FakeAnswer => ({ status: 200, body })
  const upload = (part: Partial<typeof files.upload>) => {
    files.upload = { ...files.upload, ...part }
    return ok(files.upload)
  }
  switch (resource) {
    case 'uploads':
      if (!id) return ok({ uploads: [files.upload] })
      if (id !== files.upload.id) return refusal('not_found')
      if (method === 'DELETE') return upload({ state: 'withdrawn' })
      if (rest === 'mapping') return upload({ state: 'ready', preview: fakePreview })
      if (rest === 'confirm')
        return upload({
          state: 'staged',
          importId: 'imp_2',
          outcome: {
            outcome: 'staged',
            employeesAdded: 120,
            employeesChanged: 340,
            contactsStaged: 210,
          },
        })
      return ok(files.upload)
    case 'imports': {
      const state = rest === 'undo' ? 'undone' : 'started'
      if (method === 'POST')
        files.imports = {
          ...files.imports,
          imports: files.imports.imports.map((one) => ({ ...one, state, mayUndo: false })),
        }
      return ok(files.imports)
    }
    default:
      if (rest === 'decision') {
        const { approve } = request.body as { approve: boolean }
        const state = approve ? 'approved' : 'refused'
        files.exports = {
          ...files.exports,
          exports: files.exports.exports.map((one) => ({ ...one, state, mayDecide: false })),
        }
      }
      return ok(files.exports)
  }
}
