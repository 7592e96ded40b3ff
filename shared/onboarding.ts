import * as z from 'zod/mini'
import { visibleText } from './visible-text.ts'

/** What keeps a joiner from being complete, in a word for the machine and a sentence for a person. */
export const gateReasons = {
  no_contact: '还没有填写紧急联络人',
  number_suspended: '联络人的号码停机，充值后要重新检测',
  waiting: '已经发短信，等联络人确认',
  unanswered: '联络人七天没有答复',
  invalid: '联络人已经失效，请换一位',
  own_number: '号码是员工本人的，等人事核实',
  colleague: '联络人是同一基地的同事',
  too_old: '联络人的确认过期了，要重新确认',
  too_few: '确认过的联络人还不够',
} as const
export type GateReason = keyof typeof gateReasons

/** `GET /api/integrations/onboarding/:employeeNo` (design §9, onboarding). */
export const gateSchema = z.object({
  employeeNo: z.string(),
  status: z.enum(['onboarding', 'active', 'left']),
  complete: z.boolean(),
  /** Why it is complete: enough contacts count, a code on the employee's screen (30 days), or HR let them pass. */
  by: z.nullable(z.enum(['coverage', 'screen', 'waived'])),
  /** The last day on which `screen` and `waived` hold, `yyyy-mm-dd`. */
  until: z.nullable(z.string()),
  coverage: z.number(),
  must: z.number(),
  waived: z.nullable(z.object({ until: z.string() })),
  missing: z.array(z.object({ code: z.string(), message: z.string() })),
})
export type Gate = z.infer<typeof gateSchema>

/** The longest that HR lets somebody pass, in days. */
export const MOST_WAIVER_DAYS = 180

/** `POST /api/desk/employees/:id/waiver`. */
export const newWaiverSchema = z.object({
  reason: z
    .string({ error: '请写原因' })
    .check(
      visibleText(),
      z.minLength(2, { error: '请写原因，至少两个字' }),
      z.maxLength(200, { error: '原因最多 200 个字' }),
    ),
  /** The last day it holds. */
  until: z.iso.date({ error: '请选到哪一天为止' }),
})
export type NewWaiver = z.infer<typeof newWaiverSchema>

/** `GET /api/desk/employees/:id/onboarding`: how a joiner stands, for HR. */
export const onboardingViewSchema = z.object({
  gate: gateSchema,
  waiver: z.nullable(
    z.object({ reason: z.string(), until: z.string(), by: z.string(), at: z.string() }),
  ),
  reminders: z.number(),
  /** Of somebody who is not in WeCom yet and was given a link: how far that is, and the first day of work. */
  preboarding: z.optional(
    z.object({
      state: z.enum(['issued', 'opened', 'filled', 'expired', 'revoked']),
      startOn: z.nullable(z.string()),
    }),
  ),
})
export type OnboardingView = z.infer<typeof onboardingViewSchema>
