import * as z from 'zod/mini'
import { roleSchema } from './employee.ts'

/** `GET /api/desk/me`: what the caller's desk shows. */
export const deskSchema = z.object({
  roles: z.array(roleSchema),
  /** What the caller may do; screens and routes ask for these, never for roles. */
  may: z.array(z.string()),
  scope: z.string(),
  openAlerts: z.number(),
  waitingChangeRequests: z.number(),
})
export type Desk = z.infer<typeof deskSchema>

export const auditEntrySchema = z.object({
  id: z.number(),
  at: z.string(),
  actor: z.nullable(z.string()),
  action: z.string(),
  text: z.string(),
  subject: z.nullable(z.string()),
  reason: z.nullable(z.string()),
})
/** `GET /api/desk/audit?action=&actorId=&cursor=`. */
export const auditPageSchema = z.object({
  entries: z.array(auditEntrySchema),
  nextCursor: z.nullable(z.string()),
})

export const grantableRoles = ['hr', 'hr_lead', 'duty', 'admin', 'privacy'] as const

/** `POST /api/desk/role-proposals`; `departmentIds` for `hr` only, each with everything below it. */
export const newRoleProposalSchema = z.object({
  employeeId: z.string().check(z.minLength(1), z.maxLength(64)),
  role: z.enum(grantableRoles, { error: '请选角色' }),
  departmentIds: z.optional(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(500))),
  change: z.enum(['grant', 'end']),
})
export const roleProposalSchema = z.object({
  id: z.string(),
  employee: z.string(),
  role: z.enum(grantableRoles),
  departments: z.array(z.string()),
  change: z.enum(['grant', 'end']),
  proposedBy: z.string(),
  proposedAt: z.string(),
  mayDecide: z.boolean(),
})
/** `GET /api/desk/role-proposals`, decided at `POST …/:id/decision {approve}`. */
export const rolesSchema = z.object({
  grants: z.array(
    z.object({
      employeeId: z.string(),
      employee: z.string(),
      role: z.enum(grantableRoles),
      departments: z.array(z.string()),
      grantedAt: z.string(),
    }),
  ),
  proposals: z.array(roleProposalSchema),
})
