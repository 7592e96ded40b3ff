import * as z from 'zod/mini'
import { type ReplaceReason, replaceReasonSchema } from '../../../../shared/contact.ts'
import { type Relation, relationSchema } from '../../../../shared/relation.ts'
import { getSession } from '../../lib/session.ts'
import { forget, readStored, store } from '../../lib/storage.ts'

/** What was typed, and the key of a submit that was sent and not yet answered. */
export type Draft = {
  name: string
  relation: Relation | null
  phone: string
  /** 其他号码: a landline or foreign number. */
  otherNumber: boolean
  /** 与家人共用 */
  shared: boolean
  /** 家人在身边，现在发送 */
  askNow: boolean
  reason: ReplaceReason | null
  sent: { key: string; content: string } | null
}

export const emptyDraft: Draft = {
  name: '',
  relation: null,
  phone: '',
  otherNumber: false,
  shared: false,
  askNow: false,
  reason: null,
  sent: null,
}

const KEPT_MS = 7 * 24 * 60 * 60 * 1000

const storedSchema = z.object({
  keptAt: z.number(),
  draft: z.object({
    name: z.string(),
    relation: z.nullable(relationSchema),
    phone: z.string(),
    otherNumber: z.boolean(),
    shared: z.boolean(),
    askNow: z.boolean(),
    reason: z.nullable(replaceReasonSchema),
    sent: z.nullable(z.object({ key: z.string(), content: z.string() })),
  }),
})

/** One draft per employee and form: on a shared device nobody meets another's family. */
export function draftKey(replaces: string | undefined): string {
  return `draft:${getSession()?.employee.id ?? ''}:${replaces ?? 'new'}`
}

export function readDraft(key: string, now: number): Draft | null {
  const kept = readStored(key, storedSchema)
  if (!kept) return null
  if (now - kept.keptAt < KEPT_MS) return kept.draft
  forget(key)
  return null
}

export function keepDraft(key: string, draft: Draft, now: number): void {
  store(key, { keptAt: now, draft })
}

export function dropDraft(key: string): void {
  forget(key)
}
