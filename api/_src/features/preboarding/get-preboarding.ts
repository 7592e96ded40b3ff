import { and, eq, isNull } from 'drizzle-orm'
import { employees, preboardings } from '../../../../db/schema/index.ts'
import type { OnboardingView } from '../../../../shared/onboarding.ts'
import type { Preboarding } from '../../../../shared/preboarding.ts'
import type { Core } from '../../kernel/core.ts'
import { stateOf } from './preboarding.ts'
import { findPreboarding } from './preboarding-queries.ts'

/** How far the newest link of a 工号 is. Throws AppError `not_found`. */
export async function getPreboarding(
  core: Core,
  { employeeNo }: { employeeNo: string },
): Promise<Preboarding> {
  const found = await findPreboarding(core.db, employeeNo)
  return {
    employeeNo,
    state: stateOf(found, core.clock.now()),
    issuedAt: found.issuedAt.toISOString(),
    expiresAt: found.expiresAt.toISOString(),
    openedAt: found.openedAt?.toISOString() ?? null,
    filledAt: found.finishedAt?.toISOString() ?? null,
  }
}

const openStates = ['issued', 'opened', 'filled', 'expired', 'revoked'] as const

/** The same for HR, by employee; null for whoever was given no link, or needs none any more. */
export async function findOpenPreboarding(
  core: Core,
  employeeId: string,
): Promise<OnboardingView['preboarding'] | null> {
  const [row] = await core.db
    .select({ preboarding: preboardings, startOn: employees.hiredOn })
    .from(preboardings)
    .innerJoin(employees, eq(employees.id, preboardings.employeeId))
    .where(and(eq(preboardings.employeeId, employeeId), isNull(employees.userid)))
  if (!row) return null
  const state = stateOf(row.preboarding, core.clock.now())
  const open = openStates.find((one) => one === state)
  return open ? { state: open, startOn: row.startOn } : null
}
