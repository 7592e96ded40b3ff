import type { Queryable } from '../../../../db/client.ts'
import type { ContactState } from '../../../../shared/contact.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import { PROOF_LIFE } from './contact.ts'
import { countingContacts } from './coverage.ts'
import { type EmployeeFacts, listEmployeeFacts } from './coverage-facts.ts'

/** The code on the employee's own screen passes the gate for so long (design §5.4). */
export const SCREEN_PASSES = 30 * DAY

export type GateFacts = {
  employeeId: string
  hasLeft: boolean
  /** The one number of coverage (design §3). */
  coverage: number
  /** When what the employee's screen proved stops to pass, for each contact that would count with it; latest first. */
  screensUntil: Date[]
  /** What keeps each other contact from counting. */
  others: {
    state: ContactState
    ownNumber: boolean
    colleague: boolean
    tooOld: boolean
  }[]
}

/** How employees stand at the gate, by the same rule that the dashboard and the worklist count with. */
export async function listGateFacts(
  db: Queryable,
  employeeIds: readonly string[],
  now: Date,
): Promise<GateFacts[]> {
  const people = await listEmployeeFacts(db, employeeIds)
  return people.map((person) => gateFacts(person, now))
}

const mayBeProven: ReadonlySet<ContactState> = new Set(['pending', 'unanswered'])

function gateFacts({ employeeId, hasLeft, contacts }: EmployeeFacts, now: Date): GateFacts {
  const counting = countingContacts(contacts, now)
  const untilOf = new Map(
    contacts.flatMap(({ id, state, screenProofAt }) => {
      const until = screenProofAt && addMilliseconds(screenProofAt, SCREEN_PASSES)
      return until && until > now && mayBeProven.has(state) ? [[id, until] as const] : []
    }),
  )
  // as if the contact had answered themselves: a number still counts once, a colleague's never
  const asProven = countingContacts(
    contacts.map((one) =>
      untilOf.has(one.id) ? { ...one, state: 'valid', proofAt: one.screenProofAt } : one,
    ),
    now,
  )
  return {
    employeeId,
    hasLeft,
    coverage: counting.size,
    screensUntil: [...asProven]
      .flatMap((id) => untilOf.get(id) ?? [])
      .sort((a, b) => b.getTime() - a.getTime()),
    others: contacts
      .filter(({ id }) => !counting.has(id))
      .map(({ state, ownNumber, sharedConfirmed, colleagueAtSite, proofAt }) => ({
        state,
        ownNumber: ownNumber && !sharedConfirmed,
        colleague: colleagueAtSite,
        tooOld: proofAt !== null && now.getTime() - proofAt.getTime() > PROOF_LIFE,
      })),
  }
}
