import * as z from 'zod/mini'
import { contactStateSchema, replaceReasonSchema } from './contact.ts'

export const changeRequestStates = [
  'with_manager',
  'with_hr',
  'approved',
  'refused',
  'withdrawn',
] as const

const sideSchema = z.object({
  /** The family's name is shown to HR (masked), never to a manager (design §2). */
  maskedName: z.optional(z.string()),
  relation: z.string(),
  maskedPhone: z.string(),
  state: contactStateSchema,
  confirmed: z.boolean(),
})

/** One replacement to decide: the old contact beside the new one. */
export const changeRequestSchema = z.object({
  id: z.string(),
  state: z.enum(changeRequestStates),
  employee: z.object({
    name: z.string(),
    employeeNo: z.string(),
    department: z.nullable(z.string()),
  }),
  reason: replaceReasonSchema,
  now: sideSchema,
  changedTo: sideSchema,
  changed: z.object({ relation: z.boolean(), phone: z.boolean(), name: z.boolean() }),
  /** What the decider should know: findings, the number's state. */
  remarks: z.array(z.object({ tone: z.enum(['ok', 'wait', 'note']), text: z.string() })),
  requestedAt: z.string(),
  /** 与上级、代理人或人事 as the caller stands to it. */
  mayDecide: z.boolean(),
  decidedAt: z.optional(z.string()),
  decidedBy: z.optional(z.string()),
  note: z.optional(z.string()),
})
export type ChangeRequest = z.infer<typeof changeRequestSchema>

/** `GET /api/desk/change-requests?state=waiting|decided&cursor=`. */
export const changeRequestPageSchema = z.object({
  changeRequests: z.array(changeRequestSchema),
  nextCursor: z.nullable(z.string()),
  waiting: z.optional(z.number()),
})

export type ChangeRequestPage = z.infer<typeof changeRequestPageSchema>

/** `POST /api/desk/change-requests/:id/decision`. */
export const decisionSchema = z.object({
  approve: z.boolean({ error: '请选同意或不同意' }),
  note: z.optional(
    z.string().check(z.trim(), z.maxLength(200, { error: '说明请写 200 个字以内' })),
  ),
})
export type Decision = z.infer<typeof decisionSchema>

/** `GET|PUT|DELETE /api/desk/delegation`: who decides while the caller is away. */
export const delegationSchema = z.object({
  toEmployeeId: z.string().check(z.minLength(1), z.maxLength(64)),
  startsAt: z.string().check(z.minLength(10), z.maxLength(40)),
  endsAt: z.string().check(z.minLength(10), z.maxLength(40)),
})

/** Who decides instead, as the caller reads it; null: nobody. */
const delegationViewSchema = z.object({
  toEmployeeId: z.string(),
  name: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
})
export type Delegation = z.infer<typeof delegationViewSchema>
export const currentDelegationSchema = z.object({ delegation: z.nullable(delegationViewSchema) })
export type CurrentDelegation = z.infer<typeof currentDelegationSchema>
