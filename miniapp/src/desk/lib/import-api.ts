import {
  type ImportList,
  importListSchema,
  type NewUpload,
  type Upload,
  uploadListSchema,
  uploadSchema,
} from '../../../../shared/upload.ts'
import { callApi } from '../../lib/call-api.ts'
import type { Answer } from '../../lib/refusal.ts'
import { askDesk, idOf, nothing, tellDesk } from './ask.ts'

export function listUploads(): Promise<Answer<{ uploads: Upload[] }>> {
  return askDesk('/uploads', uploadListSchema)
}

export function getUpload(id: string): Promise<Answer<Upload>> {
  return askDesk(`/uploads/${idOf(id)}`, uploadSchema)
}

/** The same file again is taken up where it was left. */
export function startUpload(file: NewUpload): Promise<Answer<Upload>> {
  return tellDesk('POST', '/uploads', uploadSchema, { body: file })
}

export function putPiece(
  id: string,
  piece: { n: number; bytes: ArrayBuffer; sha256: string | null },
): Promise<Answer<unknown>> {
  const hash = piece.sha256 ? `&sha256=${piece.sha256}` : ''
  const path = `/api/desk/uploads/${idOf(id)}/chunks?n=${piece.n}${hash}`
  return callApi({ method: 'PUT', path, bytes: piece.bytes }, nothing)
}

export function submitUpload(id: string): Promise<Answer<Upload>> {
  return tellDesk('POST', `/uploads/${idOf(id)}/submit`, uploadSchema)
}

export function mapColumns(id: string, columns: Record<string, string>): Promise<Answer<Upload>> {
  return tellDesk('PUT', `/uploads/${idOf(id)}/mapping`, uploadSchema, { body: { columns } })
}

export function confirmUpload(id: string): Promise<Answer<Upload>> {
  return tellDesk('POST', `/uploads/${idOf(id)}/confirm`, uploadSchema)
}

export function withdrawUpload(id: string): Promise<Answer<unknown>> {
  return tellDesk('DELETE', `/uploads/${idOf(id)}`, nothing)
}

export function listImports(): Promise<Answer<ImportList>> {
  return askDesk('/imports', importListSchema)
}

/** 开始询问 of exactly what the person saw waiting. */
export function startImports(importIds: readonly string[]): Promise<Answer<ImportList>> {
  return tellDesk('POST', '/imports/start', importListSchema, { body: { importIds } })
}

export function undoImport(id: string): Promise<Answer<ImportList>> {
  return tellDesk('POST', `/imports/${idOf(id)}/undo`, importListSchema)
}
