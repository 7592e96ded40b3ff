import {
  type Emergency,
  type EmergencyPermit,
  emergencyPermitsSchema,
  emergencySchema,
  employeeSearchSchema,
  type FoundEmployee,
  type NewEmergencyOutcome,
  type OpenEmergencies,
  type OpenEmergency,
  openEmergenciesSchema,
} from '../../../../shared/emergency.ts'
import type { Answer } from '../../lib/refusal.ts'
import { askDesk, idOf, nothing, tellDesk } from './ask.ts'

export function findEmployees(q: string): Promise<Answer<{ employees: FoundEmployee[] }>> {
  return askDesk('/employees', employeeSearchSchema, { q })
}

export function openEmergency(emergency: OpenEmergency): Promise<Answer<Emergency>> {
  return tellDesk('POST', '/emergency', emergencySchema, { body: emergency })
}

export function listOpenEmergencies(): Promise<Answer<OpenEmergencies>> {
  return askDesk('/emergency', openEmergenciesSchema)
}

export function getEmergency(id: string): Promise<Answer<Emergency>> {
  return askDesk(`/emergency/${idOf(id)}`, emergencySchema)
}

export function recordOutcome(
  id: string,
  outcome: NewEmergencyOutcome,
  key: string,
): Promise<Answer<Emergency>> {
  return tellDesk('POST', `/emergency/${idOf(id)}/outcomes`, emergencySchema, {
    body: outcome,
    key,
  })
}

export function closeEmergency(id: string): Promise<Answer<unknown>> {
  return tellDesk('POST', `/emergency/${idOf(id)}/close`, nothing)
}

export function listPermits(): Promise<Answer<{ permits: EmergencyPermit[] }>> {
  return askDesk('/emergency-permits', emergencyPermitsSchema)
}

/** Asks a second person to agree that more cards are opened. */
export function requestPermit(): Promise<Answer<{ permits: EmergencyPermit[] }>> {
  return tellDesk('POST', '/emergency-permits', emergencyPermitsSchema)
}

export function grantPermit(id: string): Promise<Answer<{ permits: EmergencyPermit[] }>> {
  return tellDesk('POST', `/emergency-permits/${idOf(id)}/grant`, emergencyPermitsSchema)
}
