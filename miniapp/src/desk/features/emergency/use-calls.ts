import { useState } from 'react'
import type { Emergency, EmergencyOutcome } from '../../../../../shared/emergency.ts'
import { focusOn } from '../../../lib/focus.ts'
import { callNumber } from '../../lib/call-number.ts'
import { type Called, calledOf, isCalling, isPast, isReached } from './call-state.ts'
import type { PendingOutcome } from './pending-outcomes.ts'

type Given = {
  contacts: Emergency['contacts']
  pending: readonly PendingOutcome[]
  press: (contactId: string, outcome: EmergencyOutcome, corrects?: string) => void
}
export type Calls = ReturnType<typeof useCalls>

/** The calls of one card: which one is asked about, which are over, who is left, and what a press does. */
export function useCalls({ contacts, pending, press }: Given) {
  const [correcting, setCorrecting] = useState<string | null>(null)
  const called = calledOf({ contacts }, pending)
  const asked = called.find(({ contact }) => contact.id === correcting) ?? called.find(isCalling)
  return {
    called,
    /** What came of this one is asked now. */
    asked,
    past: called.filter((one) => isPast(one) && one !== asked),
    waiting: called.filter((one) => !isPast(one) && one !== asked),
    reached: called.find(isReached),
    correcting: correcting !== null,
    dial({ contact }: Called): void {
      setCorrecting(null)
      press(contact.id, 'dialled')
      void callNumber(contact.phone)
      focusOn('.outcome__ask')
    },
    answer(one: Called, outcome: Exclude<EmergencyOutcome, 'dialled'>): void {
      const corrects = correcting && one.last?.id ? one.last.id : undefined
      setCorrecting(null)
      press(one.contact.id, outcome, corrects)
      focusOn('.dial')
    },
    correct({ contact }: Called): void {
      setCorrecting(contact.id)
      focusOn('.outcome__ask')
    },
    /** The result stays as it is. */
    leave: () => setCorrecting(null),
  }
}
