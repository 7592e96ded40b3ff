import type { DrillAim, DrillPlan } from '../../../../shared/drill.ts'
import type { Core } from '../../kernel/core.ts'
import type { Scope } from '../../kernel/scope.ts'
import { drillShare } from '../../kernel/sms-budget.ts'
import { allotSample } from './allot.ts'
import { estimateShare } from './estimate.ts'
import { countStrata, findDepartments } from './find-strata.ts'

/** The example that says what a precision means: nine of ten can be reached. */
const EXAMPLE = 0.9

/**
 * What a drill of this precision would cost: how many people at which site. Draws nobody and keeps nothing. Throws
 * AppError `not_found` for a department that is not the caller's.
 */
export async function planDrill(
  core: Core,
  { scope, ...aim }: DrillAim & { scope: Scope },
): Promise<DrillPlan> {
  const { smsDailyBudget } = await core.settings.read(core.db)
  const departmentIds = await findDepartments(core.db, scope, aim.departmentId)
  const strata = await countStrata(core.db, departmentIds)
  const sizes = allotSample(
    strata.map(({ population }) => population),
    aim,
  )
  const sites = strata.map((one, place) => ({ ...one, size: sizes[place] ?? 0 }))
  const example = estimateShare(
    sites.map(({ population, size }) => ({ population, called: size, reached: size * EXAMPLE })),
  )
  return {
    population: sites.reduce((sum, { population }) => sum + population, 0),
    people: sites.reduce((sum, { size }) => sum + size, 0),
    smsADay: aim.kind === 'sms' ? drillShare(smsDailyBudget) : null,
    sites,
    expected: example?.interval ?? null,
  }
}
