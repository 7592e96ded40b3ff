import * as z from 'zod/mini'
import { contactStateSchema } from './contact.ts'

export const emergencyReasons = ['工伤', '突发疾病', '失联', '其他'] as const
export const emergencyOutcomes = [
  'dialled',
  'reached',
  'no_answer',
  'wrong_person',
  'number_dead',
] as const
export type EmergencyOutcome = (typeof emergencyOutcomes)[number]
export const emergencyOutcomeWords: Record<EmergencyOutcome, string> = {
  dialled: '已拨打',
  reached: '联系上了',
  no_answer: '没人接',
  wrong_person: '接的人不对',
  number_dead: '打不通',
}

/** An employee found by `GET /api/desk/employees?q=` (name, given name, pinyin, initials, number, department). */
export const foundEmployeeSchema = z.object({
  id: z.string(),
  name: z.string(),
  employeeNo: z.string(),
  department: z.nullable(z.string()),
  site: z.string(),
  /** Opening this card crosses departments: it is told to the privacy officer as such. */
  breaksGlass: z.boolean(),
})
export const employeeSearchSchema = z.object({ employees: z.array(foundEmployeeSchema) })
export type FoundEmployee = z.infer<typeof foundEmployeeSchema>

export const openEmergencySchema = z.object({
  employeeId: z.string().check(z.minLength(1), z.maxLength(64)),
  reason: z.enum(emergencyReasons, { error: '请选发生了什么' }),
})
export type OpenEmergency = z.infer<typeof openEmergencySchema>

/** A contact on the card, in full: opening it was the reason, and is audited. The most likely to answer now is first. */
export const emergencyContactSchema = z.object({
  id: z.string(),
  name: z.string(),
  relation: z.string(),
  phone: z.string(),
  state: contactStateSchema,
  /** 本人确认过, 还没确认，也可以试, 很可能打不通. */
  standing: z.enum(['confirmed', 'unconfirmed', 'unlikely']),
  note: z.optional(z.string()),
  outcomes: z.array(
    z.object({
      id: z.string(),
      outcome: z.enum(emergencyOutcomes),
      by: z.string(),
      at: z.string(),
    }),
  ),
})
export type EmergencyContact = z.infer<typeof emergencyContactSchema>

export const emergencySchema = z.object({
  id: z.string(),
  employee: foundEmployeeSchema,
  reason: z.enum(emergencyReasons),
  openedAt: z.string(),
  closedAt: z.optional(z.string()),
  contacts: z.array(emergencyContactSchema),
  /** 都没打通: whom to turn to inside the company. */
  manager: z.optional(z.object({ name: z.string(), phone: z.optional(z.string()) })),
})
export type Emergency = z.infer<typeof emergencySchema>

/** `GET /api/desk/emergency`: the cards that the caller has open; `employee` is a name. */
export const openEmergenciesSchema = z.object({
  open: z.array(z.object({ id: z.string(), employee: z.string() })),
})
export type OpenEmergencies = z.infer<typeof openEmergenciesSchema>

/** `POST /api/desk/emergency/:id/outcomes`, with an Idempotency-Key; `corrects` names the outcome that was pressed by mistake. */
export const newEmergencyOutcomeSchema = z.object({
  contactId: z.string().check(z.minLength(1), z.maxLength(64)),
  outcome: z.enum(emergencyOutcomes, { error: '请选结果' }),
  corrects: z.optional(z.string().check(z.maxLength(64))),
})
export type NewEmergencyOutcome = z.infer<typeof newEmergencyOutcomeSchema>

/** Permits: `POST /api/desk/emergency-permits` asks, `GET` lists what waits for a second person, `POST …/:id/grant` gives it. */
export const emergencyPermitSchema = z.object({
  id: z.string(),
  requestedBy: z.string(),
  requestedAt: z.string(),
  expiresAt: z.string(),
  granted: z.boolean(),
  /** The caller's own request: somebody else must grant it. */
  mine: z.boolean(),
})
export type EmergencyPermit = z.infer<typeof emergencyPermitSchema>
export const emergencyPermitsSchema = z.object({ permits: z.array(emergencyPermitSchema) })
