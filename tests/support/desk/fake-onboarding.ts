import { newWaiverSchema, type OnboardingView } from '../../../shared/onboarding.ts'
import type { FakeAnswer, FakeRequest } from '../fake-api.ts'
import { refusal } from '../fake-refusal.ts'
import type { FakeDesk } from './fake-desk.ts'

/** An employee who works here already. */
export function fakeOnboarding(): OnboardingView {
  return {
    gate: {
      employeeNo: 'YC10012',
      status: 'active',
      complete: false,
      by: null,
      until: null,
      coverage: 0,
      must: 1,
      waived: null,
      missing: [{ code: 'waiting', message: '已经发短信，等联络人确认' }],
    },
    waiver: null,
    reminders: 0,
  }
}

/** The same person as somebody who joins. */
export function fakeJoiner(): OnboardingView {
  const { gate, ...view } = fakeOnboarding()
  return { ...view, gate: { ...gate, status: 'onboarding' }, reminders: 2 }
}

export function answerOnboarding(desk: FakeDesk, place: string, { body }: FakeRequest): FakeAnswer {
  const { gate } = desk.onboarding
  if (place === 'waiver/revoke')
    desk.onboarding = {
      ...desk.onboarding,
      gate: { ...gate, complete: false, by: null, until: null },
      waiver: null,
    }
  if (place === 'waiver') {
    const read = newWaiverSchema.safeParse(body)
    if (!read.success) return refusal('invalid_input')
    const { reason, until } = read.data
    desk.onboarding = {
      ...desk.onboarding,
      gate: { ...gate, complete: true, by: 'waived', until, waived: { until } },
      waiver: { reason, until, by: '林晓', at: '2026-11-23T02:02:00Z' },
    }
  }
  return { status: 200, body: desk.onboarding }
}
