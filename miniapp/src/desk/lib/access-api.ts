import {
  type AuditPage,
  auditPageSchema,
  type NewRoleProposal,
  type Roles,
  rolesSchema,
  type WorkAddresses,
  type WorkAddressKind,
  workAddressesSchema,
} from '../../../../shared/access.ts'
import { type Held, type HeldRequest, heldSchema } from '../../../../shared/held.ts'
import type { Answer } from '../../lib/refusal.ts'
import { askDesk, idOf, nothing, tellDesk } from './ask.ts'

export function listRoles(): Promise<Answer<Roles>> {
  return askDesk('/roles', rolesSchema)
}

export function proposeRole(proposal: NewRoleProposal): Promise<Answer<unknown>> {
  return tellDesk('POST', '/role-proposals', nothing, { body: proposal })
}

export function decideRole(id: string, approve: boolean): Promise<Answer<unknown>> {
  return tellDesk('POST', `/role-proposals/${idOf(id)}/decision`, nothing, { body: { approve } })
}

export function listAudit(query: { action?: string; cursor?: string }): Promise<Answer<AuditPage>> {
  return askDesk('/audit', auditPageSchema, query)
}

/** All that is held of whoever has a number; the number goes in the body, never in an address. */
export function askHeld(request: HeldRequest): Promise<Answer<Held>> {
  return tellDesk('POST', '/held', heldSchema, { body: request })
}

export function listWorkAddresses(): Promise<Answer<WorkAddresses>> {
  return askDesk('/work-addresses', workAddressesSchema)
}

/** Sends a code to the address; it counts once the code came back. To the one in use none is sent: nothing waits then. */
export function setWorkAddress(
  kind: WorkAddressKind,
  address: string,
): Promise<Answer<WorkAddresses>> {
  return tellDesk('PUT', '/work-addresses', workAddressesSchema, { body: { kind, address } })
}

/** Nothing urgent goes there any more; an address that waits for its code is gone too. */
export function removeWorkAddress(kind: WorkAddressKind): Promise<Answer<unknown>> {
  return tellDesk('DELETE', `/work-addresses/${kind}`, nothing)
}

export function verifyWorkAddress(kind: WorkAddressKind, code: string): Promise<Answer<unknown>> {
  return tellDesk('POST', '/work-addresses/verify', nothing, { body: { kind, code } })
}
