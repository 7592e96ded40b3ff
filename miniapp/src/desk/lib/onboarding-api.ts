import {
  type NewWaiver,
  type OnboardingView,
  onboardingViewSchema,
} from '../../../../shared/onboarding.ts'
import type { Answer } from '../../lib/refusal.ts'
import { askDesk, idOf, tellDesk } from './ask.ts'

export function getOnboarding(employeeId: string): Promise<Answer<OnboardingView>> {
  return askDesk(`/employees/${idOf(employeeId)}/onboarding`, onboardingViewSchema)
}

export function waiveOnboarding(
  employeeId: string,
  body: NewWaiver,
): Promise<Answer<OnboardingView>> {
  const path = `/employees/${idOf(employeeId)}/waiver`
  return tellDesk('POST', path, onboardingViewSchema, { body })
}

export function revokeWaiver(employeeId: string): Promise<Answer<OnboardingView>> {
  return tellDesk('POST', `/employees/${idOf(employeeId)}/waiver/revoke`, onboardingViewSchema)
}
