import { type ExportList, exportListSchema, type NewExport } from '../../../../shared/export.ts'
import type { Answer } from '../../lib/refusal.ts'
import { askDesk, idOf, tellDesk } from './ask.ts'
import { saveFile } from './save-file.ts'

export function listExports(): Promise<Answer<ExportList>> {
  return askDesk('/exports', exportListSchema)
}

export function requestExport(wanted: NewExport): Promise<Answer<ExportList>> {
  return tellDesk('POST', '/exports', exportListSchema, { body: wanted })
}

export function decideExport(id: string, approve: boolean): Promise<Answer<ExportList>> {
  return tellDesk('POST', `/exports/${idOf(id)}/decision`, exportListSchema, { body: { approve } })
}

/** Saves the masked list; each time is kept in the audit log, as is each download of a full one. */
export function saveMasked(departmentId: string): Promise<Answer<null>> {
  return saveFile('/exports/masked', '联络人名单（打码）.csv', {
    body: departmentId ? { departmentId } : {},
  })
}

export function saveFull(id: string): Promise<Answer<null>> {
  return saveFile(`/exports/${idOf(id)}/download`, '联络人名单（完整）.csv', { body: {} })
}
