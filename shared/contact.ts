import * as z from 'zod/mini'
import { relationSchema } from './relation.ts'

export const contactStates = [
  'draft',
  'pending',
  'valid',
  'due',
  'unanswered',
  'invalid',
  'retired',
] as const
export const contactStateSchema = z.enum(contactStates)
export type ContactState = z.infer<typeof contactStateSchema>

export const invalidCauses = ['dead', 'reassigned', 'wrong_person', 'declined', 'withdrew'] as const
export const invalidCauseSchema = z.enum(invalidCauses)
export type InvalidCause = z.infer<typeof invalidCauseSchema>

export const replaceReasons = ['换号', '结婚', '离婚', '其他'] as const
export const replaceReasonSchema = z.enum(replaceReasons)
export type ReplaceReason = z.infer<typeof replaceReasonSchema>

export const MAX_CONTACTS = 5

// Letters, marks, spaces and the dots and dashes of names; no control, emoji or markup characters.
const NAME = /^[\p{L}\p{M}][\p{L}\p{M}\p{Zs}·•.'’-]*$/u

/** A person's name as typed: trimmed, 1–30 characters of any script. */
export const personNameSchema = z.string({ error: '请填对方的姓名' }).check(
  z.trim(),
  z.minLength(1, { error: '请填对方的姓名' }),
  z.maxLength(30, { error: '姓名太长了，请填 30 个字以内' }),
  z.refine((name) => name === '' || NAME.test(name), { error: '姓名里有不能用的符号，请只填文字' }),
)

const orderSchema = z.int({ error: '顺序是 1 到 5' }).check(z.minimum(1), z.maximum(MAX_CONTACTS))
const idSchema = z.string().check(z.minLength(1), z.maxLength(64))

/** The three fields, and what goes with them. `otherNumber`: a landline or foreign number, proven by a call. `insists`: 号码确实能打通. */
export const newContactSchema = z
  .object({
    name: personNameSchema,
    relation: z.enum(relationSchema.def.entries, { error: '请选这位是您的什么人' }),
    phone: z
      .string({ error: '请填对方的手机号' })
      .check(z.minLength(1, { error: '请填对方的手机号' }), z.maxLength(64)),
    order: z.optional(orderSchema),
    replaces: z.optional(idSchema),
    reason: z.optional(replaceReasonSchema),
    shared: z.optional(z.boolean()),
    otherNumber: z.optional(z.boolean()),
    insists: z.optional(z.boolean()),
    askNow: z.optional(z.boolean()),
  })
  .check(
    z.refine(({ replaces, reason }) => replaces !== undefined || reason === undefined, {
      path: ['reason'],
      error: '只有更换联络人时才填原因，请去掉原因再提交',
    }),
  )
export type NewContact = z.infer<typeof newContactSchema>

export const contactPatchSchema = z.object({
  order: z.optional(orderSchema),
  name: z.optional(personNameSchema),
  relation: z.optional(relationSchema),
})
export type ContactPatch = z.infer<typeof contactPatchSchema>

/** `now`: 家人在身边，现在发送 (design §5, hours). */
export const resendSchema = z.object({ now: z.optional(z.boolean()) })

export const codeEntrySchema = z.object({
  code: z
    .string({ error: '请填 6 位验证码' })
    .check(z.trim(), z.regex(/^\d{6}$/, { error: '验证码是 6 位数字' })),
})

export const stepNames = [
  'submitted',
  'checked',
  'asked',
  'delivered',
  'confirmed',
  'approved',
] as const
export const stepSchema = z.object({
  name: z.enum(stepNames),
  state: z.enum(['done', 'waiting', 'failed']),
  at: z.optional(z.string()),
  hint: z.optional(z.string()),
})
export type Step = z.infer<typeof stepSchema>

/** One contact as its own employee sees it: in full. Times are ISO 8601 with zone, `…On` is a date in Asia/Shanghai. */
export const contactSchema = z.object({
  id: z.string(),
  name: z.string(),
  relation: relationSchema,
  phone: z.string(),
  order: z.number(),
  state: contactStateSchema,
  cause: z.optional(invalidCauseSchema),
  counts: z.boolean(),
  steps: z.array(stepSchema),
  confirmedAt: z.optional(z.string()),
  nextCheckOn: z.optional(z.string()),
  replaces: z.optional(z.string()),
  shared: z.optional(z.boolean()),
  /** Where no SMS asks: HR calls instead (其他号码, 号码确实能打通, 与家人共用), or the number's owner wants none. */
  noSms: z.optional(z.enum(['called', 'stopped'])),
  /** A better name or relation that the contact suggested; a PATCH takes it over. */
  suggestion: z.optional(
    z.object({ name: z.optional(z.string()), relation: z.optional(relationSchema) }),
  ),
  /** Set once the code was typed on the employee's own screen: 待本人确认. */
  screenProofAt: z.optional(z.string()),
  /** When 再发一次 becomes possible, if it is not now. */
  resendAt: z.optional(z.string()),
})
export type Contact = z.infer<typeof contactSchema>

export const coverageSchema = z.object({ counts: z.number(), must: z.number(), wanted: z.number() })
export type Coverage = z.infer<typeof coverageSchema>

export const contactListSchema = z.object({
  coverage: coverageSchema,
  contacts: z.array(contactSchema),
  /** When the employee was told that their own number changed, until they say what that means for the list (design §6). */
  ownNumberChangedAt: z.optional(z.string()),
  /** When the employee was asked whether their contacts still are right, while that has no answer (design §9). */
  remindedAt: z.optional(z.string()),
})
export type ContactList = z.infer<typeof contactListSchema>

export const historyEntrySchema = z.object({
  at: z.string(),
  event: z.string(),
  actor: z.enum(['employee', 'contact', 'hr', 'manager', 'carrier', 'system']),
  text: z.string(),
  why: z.optional(z.string()),
})
export const contactHistorySchema = z.object({ history: z.array(historyEntrySchema) })
export type ContactHistory = z.infer<typeof contactHistorySchema>
