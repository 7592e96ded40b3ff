import * as z from 'zod/mini'
import { relationSchema } from './relation.ts'

/** The largest roster file, in bytes, and how much of it travels in one request. */
export const MAX_UPLOAD = 30 * 1024 * 1024
export const UPLOAD_CHUNK = 1024 * 1024

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** `POST /api/desk/uploads`: begins one, or takes the same file up where it was left. */
export const newUploadSchema = z.object({
  fileName: z.string().check(z.minLength(1), z.maxLength(300)),
  size: z.int().check(
    z.minimum(1, { error: '文件是空的，请重新选择' }),
    z.maximum(MAX_UPLOAD, {
      error: '文件超过 30 MB，请只留下需要的列，或拆成几个文件，分别导入',
    }),
  ),
  /** SHA-256 of the whole file, in hex; without it an upload cannot be taken up again. */
  sha256: z.optional(hash),
})
export type NewUpload = z.infer<typeof newUploadSchema>

/** `PUT /api/desk/uploads/:id/chunks?n=0&sha256=…` with the bytes as the body. */
export const chunkQuerySchema = z.object({
  n: z.string().check(z.regex(/^\d{1,3}$/)),
  sha256: z.optional(hash),
})

/** `PUT /api/desk/uploads/:id/mapping`: column letter → field, for columns that were not or wrongly recognised. */
export const uploadMappingSchema = z.object({
  columns: z
    .record(z.string().check(z.regex(/^[A-Z]{1,3}$/)), z.string().check(z.maxLength(20)))
    .check(z.refine((columns) => Object.keys(columns).length <= 200)),
})

export const uploadStates = [
  'uploading',
  'reading',
  'mapping',
  'ready',
  'staging',
  'staged',
  'failed',
  'withdrawn',
] as const
export type UploadState = (typeof uploadStates)[number]

export const uploadPhases = ['reading', 'checking', 'comparing', 'writing'] as const

/** What the columns were taken for. Headings only, never a cell. */
export const uploadColumnsSchema = z.object({
  format: z.string(),
  unreadSheets: z.array(z.string()),
  columns: z.array(
    z.object({
      letter: z.string(),
      heading: z.string(),
      field: z.nullable(z.string()),
      /** A person must say what it holds: numbers, or who left. */
      asks: z.boolean(),
    }),
  ),
  /** What no column serves, and nothing can be imported without: in Chinese. */
  missing: z.array(z.string()),
  fields: z.array(z.object({ field: z.string(), name: z.string() })),
})
export type UploadColumns = z.infer<typeof uploadColumnsSchema>

/** What staging would change. Nothing is written before it is confirmed. */
export const uploadPreviewSchema = z.object({
  rows: z.number(),
  people: z.object({
    added: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    /** Here now, and gone by the file. */
    leaving: z.number(),
    /** Here now, and not in the file: left as they are. */
    absent: z.number(),
    /** Whose own number is another one than before. */
    numbersChanged: z.number(),
    duplicateRows: z.number(),
  }),
  contacts: z.object({
    fresh: z.number(),
    same: z.number(),
    /** Another person stands in the same place: both are kept. */
    conflicting: z.number(),
    /** Said no, or was removed: never asked again. */
    refused: z.number(),
    /** The employee's own number: kept, never asked. */
    own: z.number(),
    unreadable: z.number(),
  }),
  issues: z.array(z.object({ reason: z.string(), count: z.number() })),
  first: z.array(
    z.object({
      row: z.number(),
      employeeNo: z.string(),
      name: z.string(),
      department: z.string(),
      status: z.string(),
      contacts: z.array(
        z.object({ maskedName: z.string(), relation: relationSchema, maskedPhone: z.string() }),
      ),
    }),
  ),
})
export type UploadPreview = z.infer<typeof uploadPreviewSchema>

export const uploadSchema = z.object({
  id: z.string(),
  state: z.enum(uploadStates),
  fileName: z.string(),
  size: z.number(),
  chunkSize: z.number(),
  chunks: z.number(),
  /** Which pieces are here. */
  received: z.array(z.number()),
  /** `total` 0: not known yet. */
  progress: z.nullable(
    z.object({ phase: z.enum(uploadPhases), done: z.number(), total: z.number() }),
  ),
  failure: z.nullable(z.string()),
  columns: z.nullable(uploadColumnsSchema),
  preview: z.nullable(uploadPreviewSchema),
  importId: z.nullable(z.string()),
  outcome: z.nullable(
    z.object({
      /** `unchanged`: this very roster was imported before. */
      outcome: z.enum(['staged', 'unchanged']),
      employeesAdded: z.number(),
      employeesChanged: z.number(),
      contactsStaged: z.number(),
    }),
  ),
  createdAt: z.string(),
})
export type Upload = z.infer<typeof uploadSchema>
/** `GET /api/desk/uploads`: the caller's own of the last days, newest first. */
export const uploadListSchema = z.object({ uploads: z.array(uploadSchema) })

/** `GET /api/desk/imports`: what waits for 开始询问, and what was started or taken back lately. */
export const importListSchema = z.object({
  imports: z.array(
    z.object({
      id: z.string(),
      state: z.enum(['staged', 'started', 'undone']),
      createdAt: z.string(),
      startedAt: z.nullable(z.string()),
      people: z.number(),
      contacts: z.number(),
      issues: z.number(),
      /** Only the newest that waits can be taken back. */
      mayUndo: z.boolean(),
    }),
  ),
  /** The day on which families would be asked first, were it started now: `yyyy-mm-dd`. */
  askingOn: z.string(),
})
export type ImportList = z.infer<typeof importListSchema>

/** `POST /api/desk/imports/start`: what the person saw waiting; another list is a lost race. */
export const startImportsSchema = z.object({
  importIds: z.array(z.string().check(z.maxLength(64))).check(z.minLength(1), z.maxLength(100)),
})
