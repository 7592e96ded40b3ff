import { eq } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { employees, onboardings } from '../../../../db/schema/index.ts'
import type { Gate, OnboardingView } from '../../../../shared/onboarding.ts'
import { AppError } from '../../kernel/app-error.ts'
import { shanghaiDate } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import type { Scope } from '../../kernel/scope.ts'
import { type GateFacts, missingOf, passGate } from './gate.ts'
import { findScopedEmployee } from './scoped-employee.ts'
import { type LiveWaiver, listLiveWaivers } from './waiver-queries.ts'

type Reads = {
  gateFacts(db: Queryable, employeeIds: readonly string[], now: Date): Promise<readonly GateFacts[]>
}

/**
 * How an employee stands at the gate now, by 工号; of somebody who left it says so, and that nothing is complete. Throws
 * AppError `not_found`.
 */
export async function getGate(core: Core, input: Reads & { employeeNo: string }): Promise<Gate> {
  return (await readGate(core, input)).gate
}

/** The same for HR, with the waiver and how often the joiner was reminded. Throws AppError `not_found`. */
export async function getOnboarding(
  core: Core,
  input: Reads & { employeeId: string; scope: Scope },
): Promise<OnboardingView> {
  const { employeeNo } = await findScopedEmployee(core.db, input)
  const { gate, waiver } = await readGate(core, { ...input, employeeNo })
  const [row] = await core.db
    .select({ reminders: onboardings.reminders })
    .from(onboardings)
    .where(eq(onboardings.employeeId, input.employeeId))
  return {
    gate,
    waiver: waiver && {
      reason: waiver.reason,
      until: waiver.until,
      by: waiver.by,
      at: waiver.at.toISOString(),
    },
    reminders: row?.reminders ?? 0,
  }
}

async function readGate(
  core: Core,
  { employeeNo, gateFacts }: Reads & { employeeNo: string },
): Promise<{ gate: Gate; waiver: LiveWaiver | null }> {
  const now = core.clock.now()
  const [employee] = await core.db
    .select({ id: employees.id, status: employees.status })
    .from(employees)
    .where(eq(employees.employeeNo, employeeNo))
  if (!employee) throw new AppError('not_found')
  const [{ coverageMust: must }, waivers, [facts]] = await Promise.all([
    core.settings.read(core.db),
    listLiveWaivers(core.db, [employee.id], shanghaiDate(now)),
    gateFacts(core.db, [employee.id], now),
  ])
  if (!facts) throw new AppError('not_found')
  const waiver = waivers.get(employee.id) ?? null
  const isHere = employee.status !== 'left'
  const passing = isHere
    ? passGate(facts, { must, waivedUntil: waiver?.until ?? null })
    : ({ complete: false, by: null, until: null } as const)
  return {
    waiver,
    gate: {
      employeeNo,
      status: employee.status,
      ...passing,
      coverage: facts.coverage,
      must,
      waived: waiver && { until: waiver.until },
      missing: isHere ? missingOf(facts, must) : [],
    },
  }
}
