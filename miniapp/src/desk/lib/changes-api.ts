import {
  type ChangeRequest,
  type ChangeRequestPage,
  changeRequestPageSchema,
  changeRequestSchema,
  currentDelegationSchema,
  type Decision,
  type Delegation,
} from '../../../../shared/change-request.ts'
import type { Answer } from '../../lib/refusal.ts'
import { askDesk, idOf, nothing, tellDesk } from './ask.ts'

export function listChangeRequests(
  state: 'waiting' | 'decided',
  cursor?: string,
): Promise<Answer<ChangeRequestPage>> {
  return askDesk('/change-requests', changeRequestPageSchema, { state, cursor })
}

export function getChangeRequest(id: string): Promise<Answer<ChangeRequest>> {
  return askDesk(`/change-requests/${idOf(id)}`, changeRequestSchema)
}

export function decideChangeRequest(id: string, decision: Decision): Promise<Answer<unknown>> {
  return tellDesk('POST', `/change-requests/${idOf(id)}/decision`, nothing, { body: decision })
}

export function getDelegation(): Promise<Answer<{ delegation: Delegation | null }>> {
  return askDesk('/delegation', currentDelegationSchema)
}

export function setDelegation(delegation: Omit<Delegation, 'name'>): Promise<Answer<unknown>> {
  return tellDesk('PUT', '/delegation', nothing, { body: delegation })
}

export function endDelegation(): Promise<Answer<unknown>> {
  return tellDesk('DELETE', '/delegation', nothing)
}
