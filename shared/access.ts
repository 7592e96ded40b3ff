import * as z from 'zod/mini'
import { roleSchema } from './employee.ts'
import { SCORE_LINE } from './score.ts'

/** `GET /api/desk/me`: what the caller's desk shows. */
export const deskSchema = z.object({
  roles: z.array(roleSchema),
  /** What the caller may do; screens and routes ask for these, never for roles. */
  may: z.array(z.string()),
  scope: z.string(),
  /** Employees with open alerts: what the worklist's own count says. */
  openAlerts: z.number(),
  waitingChangeRequests: z.number(),
  /** Below this score a contact is high risk (settings). */
  alertLine: z._default(z.number(), SCORE_LINE),
  /** For administrators alone: open alerts that have reached nobody although they should have. */
  undelivered: z.optional(z.number()),
  /** For HR where 人事助手 is read: employees with a conflict that is theirs to settle. */
  rosterConflicts: z.optional(z.number()),
})
export type Desk = z.infer<typeof deskSchema>

/** Every act that audit keeps. */
export const auditActions = [
  'contact.revealed',
  'held.exported',
  'emergency.opened',
  'emergency.closed',
  'emergency.permit_requested',
  'emergency.permit_granted',
  'drill.started',
  'drill.card_opened',
  'drill.closed',
  'change_request.decided',
  'delegation.set',
  'delegation.ended',
  'role.bootstrapped',
  'role.proposed',
  'role.confirmed',
  'role.refused',
  'work_address.verified',
  'dead_letter.replayed',
  'setting.changed',
  'calendar.changed',
  'api_key.issued',
  'api_key.rotated',
  'api_key.revoked',
  'import.staged',
  'import.started',
  'import.undone',
  'directory.sync_requested',
  'campaign.started',
  'campaign.paused',
  'campaign.resumed',
  'campaign.cancelled',
  'onboarding.waived',
  'onboarding.waiver_revoked',
  'preboarding.issued',
  'preboarding.opened',
  'preboarding.revoked',
  'preboarding.withdrawn',
  'export.masked',
  'export.requested',
  'export.approved',
  'export.refused',
  'export.downloaded',
] as const
export const auditActionSchema = z.enum(auditActions)
export type AuditAction = z.infer<typeof auditActionSchema>

export const auditEntrySchema = z.object({
  id: z.number(),
  at: z.string(),
  actor: z.nullable(z.string()),
  action: z.string(),
  text: z.string(),
  subject: z.nullable(z.string()),
  reason: z.nullable(z.string()),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>
/** `GET /api/desk/audit?action=&actorId=&cursor=`. */
export const auditPageSchema = z.object({
  entries: z.array(auditEntrySchema),
  nextCursor: z.nullable(z.string()),
  /** With the first page: the newest seal. Whoever keeps its hash elsewhere can tell later that nothing was changed. */
  head: z.optional(z.object({ number: z.number(), hash: z.string(), at: z.string() })),
})

export type AuditPage = z.infer<typeof auditPageSchema>

export const grantableRoles = ['hr', 'hr_lead', 'duty', 'admin', 'privacy'] as const

/** `POST /api/desk/role-proposals`; `departmentIds` for `hr` only, each with everything below it. */
export const newRoleProposalSchema = z.object({
  employeeId: z.string().check(z.minLength(1), z.maxLength(64)),
  role: z.enum(grantableRoles, { error: '请选角色' }),
  departmentIds: z.optional(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(500))),
  change: z.enum(['grant', 'end']),
})
export type NewRoleProposal = z.infer<typeof newRoleProposalSchema>
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
/** `GET /api/desk/roles`; proposals are decided at `POST /api/desk/role-proposals/:id/decision {approve}`. */
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
  /** What an HR specialist's grant may name; for whoever may propose. */
  departments: z.optional(z.array(z.object({ id: z.string(), name: z.string() }))),
})
export type Roles = z.infer<typeof rolesSchema>

export const workAddressKinds = ['email', 'phone'] as const
export type WorkAddressKind = (typeof workAddressKinds)[number]

/** `PUT /api/desk/work-addresses`: sends a code there; `POST …/verify` with the code makes it count. */
export const newWorkAddressSchema = z.object({
  kind: z.enum(workAddressKinds),
  address: z.string().check(z.trim(), z.minLength(3), z.maxLength(254)),
})
export const verifyWorkAddressSchema = z.object({
  kind: z.enum(workAddressKinds),
  code: z
    .string({ error: '请填 6 位验证码' })
    .check(z.trim(), z.regex(/^\d{6}$/, { error: '验证码是 6 位数字' })),
})
/**
 * `GET /api/desk/work-addresses`: the caller's own, masked. Of one kind there are at most two, told apart by `verified`:
 * the verified one, which is in use and comes first, and another one that waits for its code. `DELETE …/:kind` removes
 * both; to type the one in use again ends the wait of the other, without a code.
 */
export const workAddressesSchema = z.object({
  addresses: z.array(
    z.object({
      kind: z.enum(workAddressKinds),
      masked: z.string(),
      verified: z.boolean(),
    }),
  ),
})
export type WorkAddresses = z.infer<typeof workAddressesSchema>
