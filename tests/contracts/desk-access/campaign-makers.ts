import { eq } from 'drizzle-orm'
import { campaignMembers, campaigns, employees } from '../../../db/schema/index.ts'
import { employeeFor, type Making } from './row.ts'

/** A campaign that asked one employee: of the caller's departments, or of others. */
export async function campaignFor(making: Making): Promise<{ id: string }> {
  const { cast, ownership } = making
  const { db } = cast.world.context
  const id = cast.freeId('campaign')
  if (ownership === 'none') return { id }
  const employeeId = employeeFor(making)
  const [employee] = await db.select().from(employees).where(eq(employees.id, employeeId))
  await db.insert(campaigns).values({
    id,
    kind: 'manual',
    name: '年底核对',
    state: 'running',
    once: id,
    departmentIds: [],
    createdAt: cast.world.clock.now(),
  })
  await db.insert(campaignMembers).values({
    id: cast.freeId('campaignMember'),
    campaignId: id,
    employeeId,
    departmentId: employee?.departmentId ?? null,
    askOn: '2026-11-23',
    askedAt: cast.world.clock.now(),
  })
  return { id }
}

/** A reminder of the caller, or of somebody else. */
export async function reminderFor(making: Making): Promise<{ id: string }> {
  const { cast, player, ownership } = making
  const id = cast.freeId('campaignMember')
  if (ownership === 'none') return { id }
  await cast.world.context.db.insert(campaignMembers).values({
    id,
    campaignId: cast.freeId('campaign'),
    employeeId: ownership === 'own' ? player.employeeId : cast.far,
    askOn: '2026-11-23',
    askedAt: cast.world.clock.now(),
  })
  return { id }
}
