import * as z from 'zod/mini'
import { visibleText } from './visible-text.ts'

/** Lines that a full export may have (design §9). */
export const MAX_FULL_ROWS = 1_000

const departmentId = z.optional(z.string().check(z.regex(/^dep_[0-9a-z]{26}$/)))

/** `POST /api/desk/exports/masked`: a department with all below it, or all that the caller may see. */
export const maskedExportSchema = z.object({ departmentId })

/** `POST /api/desk/exports`: full names and numbers, for a reason; a privacy officer decides. */
export const newExportSchema = z.object({
  departmentId,
  reason: z
    .string({ error: '请写原因' })
    .check(
      visibleText(),
      z.minLength(4, { error: '请把原因写清楚，至少 4 个字' }),
      z.maxLength(200, { error: '原因请不超过 200 个字' }),
    ),
})
export type NewExport = z.infer<typeof newExportSchema>

export const exportDecisionSchema = z.object({
  approve: z.boolean({ error: '请选同意或不同意' }),
})

export const exportStates = ['requested', 'approved', 'refused', 'expired'] as const
export type ExportState = (typeof exportStates)[number]

/** `GET /api/desk/exports`: the caller's own requests; for privacy officers everybody's. */
export const exportListSchema = z.object({
  exports: z.array(
    z.object({
      id: z.string(),
      state: z.enum(exportStates),
      requestedBy: z.string(),
      requestedAt: z.string(),
      reason: z.string(),
      /** Null: the whole company. */
      department: z.nullable(z.string()),
      rows: z.number(),
      decidedBy: z.nullable(z.string()),
      expiresAt: z.nullable(z.string()),
      downloads: z.number(),
      mayDecide: z.boolean(),
      mayDownload: z.boolean(),
    }),
  ),
  /** What an export may be narrowed down to. */
  departments: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type ExportList = z.infer<typeof exportListSchema>
