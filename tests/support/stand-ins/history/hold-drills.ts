import { asc, eq } from 'drizzle-orm'
import { closeDrill } from '../../../../api/_src/features/drill/close-drill.ts'
import { startDrill } from '../../../../api/_src/features/drill/start-drill.ts'
import { addMilliseconds, DAY, MINUTE, SECOND } from '../../../../api/_src/kernel/clock.ts'
import type { Core } from '../../../../api/_src/kernel/core.ts'
import { drillPeople, employees } from '../../../../db/schema/index.ts'
import type { Company } from '../../../sandbox/company.ts'
import type { Random } from '../../../sandbox/core/random.ts'

const everybody = { all: true } as const
const HALF_A_YEAR = 182 * DAY

/** A drill of half a year ago with its result, and one that has just begun: HR calls on from there. */
export async function holdDrills(core: Core, company: Company, random: Random): Promise<void> {
  const lead = company.employees.find(({ roles }) => roles.includes('hr_lead'))
  const [starter] = await core.db
    .select({ id: employees.id })
    .from(employees)
    .where(eq(employees.userid, lead?.userid ?? ''))
  if (!starter) return
  const now = core.clock.now()
  const past = { ...core, clock: { now: () => addMilliseconds(now, -HALF_A_YEAR) } }
  const earlier = { name: '上半年演练', precision: 10, basis: 'company' } as const
  const start = { starterId: starter.id, scope: everybody }
  const { drillId } = await startDrill(past, { ...earlier, ...start, once: 'demo:earlier' })
  await callSome(past, { drillId, callerId: starter.id, leave: 3, random })
  await closeDrill(past, { drillId, closerId: starter.id, scope: everybody })
  const begun = { name: '下半年演练', precision: 15, basis: 'company' } as const
  const running = await startDrill(core, { ...begun, ...start, once: 'demo:running' })
  await callSome(core, { ...running, callerId: starter.id, leave: 20, random })
}

/** All but the last of the sample were called, and most of them reached; nobody hears of it any more. */
async function callSome(
  core: Core,
  given: { drillId: string; callerId: string; leave: number; random: Random },
): Promise<void> {
  const { drillId, callerId, leave, random } = given
  const now = core.clock.now()
  const sample = await core.db
    .select({ id: drillPeople.id })
    .from(drillPeople)
    .where(eq(drillPeople.drillId, drillId))
    .orderBy(asc(drillPeople.position))
  for (const { id } of sample.slice(0, Math.max(0, sample.length - leave)))
    await core.db
      .update(drillPeople)
      .set({
        state: random.chance(0.85) ? 'reached' : 'not_reached',
        heldBy: callerId,
        openedAt: now,
        dialledAt: addMilliseconds(now, (5 + random.below(20)) * SECOND),
        endedAt: addMilliseconds(now, (1 + random.below(4)) * MINUTE),
        endedBy: callerId,
        toldAt: now,
      })
      .where(eq(drillPeople.id, id))
}
