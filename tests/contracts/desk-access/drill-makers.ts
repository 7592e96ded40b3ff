import { eq } from 'drizzle-orm'
import { drillPeople, drillSites, drills, employees } from '../../../db/schema/index.ts'
import { employeeFor, type Making } from './row.ts'

/** A running drill that drew one employee: of the caller's departments, or of others. */
export async function drillFor(making: Making): Promise<{ id: string }> {
  const { id } = await drillOf(making)
  return { id }
}

/** A drill that the caller started, or that somebody else did. */
export async function startedDrillFor(making: Making): Promise<{ id: string }> {
  const { player, cast, ownership } = making
  const { id } = await drillOf(making, ownership === 'own' ? player.employeeId : cast.far)
  return { id }
}

/** Somebody in such a drill, whom nobody has called. */
export async function drillPersonFor(making: Making): Promise<{ id: string }> {
  const { personId } = await drillOf(making)
  return { id: personId }
}

/** The same, with the card in the caller's hands, or in somebody else's. */
export async function heldPersonFor(making: Making): Promise<{ id: string; contactId: string }> {
  const { cast, player, ownership } = making
  const { personId } = await drillOf({
    ...making,
    ownership: ownership === 'none' ? 'none' : 'own',
  })
  const heldBy = ownership === 'own' ? player.employeeId : cast.far
  const { db } = cast.world.context
  await db
    .update(drillPeople)
    .set({ heldBy, heldUntil: new Date(cast.world.clock.now().getTime() + 600_000) })
    .where(eq(drillPeople.id, personId))
  return { id: personId, contactId: await cast.addContact(cast.near) }
}

async function drillOf(
  making: Making,
  startedBy = making.cast.far,
): Promise<{ id: string; personId: string }> {
  const { cast, ownership } = making
  const { db } = cast.world.context
  const [id, personId] = [cast.freeId('drill'), cast.freeId('drillPerson')]
  if (ownership === 'none') return { id, personId }
  const employeeId = employeeFor(making)
  const [employee] = await db.select().from(employees).where(eq(employees.id, employeeId))
  const site = employee?.site ?? ''
  await db.insert(drills).values({
    id,
    name: '年度演练',
    state: 'running',
    once: id,
    basis: 'company',
    precision: 10,
    seed: id,
    startedBy,
    startedAt: cast.world.clock.now(),
  })
  await db.insert(drillSites).values({ drillId: id, site, population: 20, drawn: 1 })
  await db
    .insert(drillPeople)
    .values({ id: personId, drillId: id, employeeId, site, position: 0, state: 'waiting' })
  return { id, personId }
}
