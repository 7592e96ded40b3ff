import { eq } from 'drizzle-orm'
import {
  apiKeys,
  changeRequests,
  emergencies,
  emergencyPermits,
  employees,
  jobs,
  roleProposals,
} from '../../../db/schema/index.ts'
import { employeeFor, type Making } from './row.ts'

/** A card that the caller opened, or somebody else did. */
export async function cardFor({ cast, player, ownership }: Making): Promise<{ id: string }> {
  const id = cast.freeId('emergency')
  if (ownership !== 'none')
    await cast.world.context.db.insert(emergencies).values({
      id,
      employeeId: cast.near,
      openedBy: ownership === 'own' ? player.employeeId : cast.far,
      reason: '失联',
      brokeGlass: 'no',
      openedAt: cast.world.clock.now(),
    })
  return { id }
}

/** A request of the caller, or of somebody else. */
export async function permitFor({ cast, player, ownership }: Making): Promise<{ id: string }> {
  const id = cast.freeId('permit')
  const now = cast.world.clock.now()
  if (ownership !== 'none')
    await cast.world.context.db.insert(emergencyPermits).values({
      id,
      requestedBy: ownership === 'own' ? player.employeeId : cast.far,
      requestedAt: now,
      expiresAt: new Date(now.getTime() + 3_600_000),
    })
  return { id }
}

/** A role of the caller, or of somebody else. */
export async function proposalFor({ cast, player, ownership }: Making): Promise<{ id: string }> {
  const id = cast.freeId('roleProposal')
  if (ownership !== 'none')
    await cast.world.context.db.insert(roleProposals).values({
      id,
      employeeId: ownership === 'own' ? player.employeeId : cast.near,
      role: 'duty',
      departmentIds: [],
      change: 'grant',
      proposedBy: cast.far,
      proposedAt: cast.world.clock.now(),
      state: 'proposed',
    })
  return { id }
}

/** A replacement in the caller's departments that waits for a manager's own word, or for HR's. */
export async function changeFor(making: Making): Promise<{ id: string }> {
  const { cast, player, ownership } = making
  const { db } = cast.world.context
  const id = cast.freeId('changeRequest')
  if (ownership === 'none') return { id }
  const employeeId = employeeFor(making)
  const [employee] = await db.select().from(employees).where(eq(employees.id, employeeId))
  const isManagers = player.role === 'manager'
  const deciderId = isManagers && ownership === 'own' ? player.employeeId : cast.far
  await db.insert(changeRequests).values({
    id,
    employeeId,
    departmentId: employee?.departmentId ?? null,
    contactId: await cast.addContact(employeeId),
    replacesId: await cast.addContact(employeeId),
    reason: '换号',
    state: isManagers ? 'with_manager' : 'with_hr',
    deciderId: isManagers ? deciderId : null,
    managerId: isManagers ? deciderId : null,
    requestedAt: cast.world.clock.now(),
    passedToHrAt: isManagers ? null : cast.world.clock.now(),
  })
  return { id }
}

/** A key that the caller issued, or somebody else did. */
export async function apiKeyFor({ cast, player, ownership }: Making): Promise<{ id: string }> {
  const id = cast.freeId('apiKey')
  const now = cast.world.clock.now()
  if (ownership !== 'none')
    await cast.world.context.db.insert(apiKeys).values({
      id,
      lineId: id,
      system: '考勤系统',
      handle: id,
      secretHash: id,
      scopes: ['attendance:write'],
      issuedBy: ownership === 'own' ? player.employeeId : cast.far,
      issuedAt: now,
      expiresAt: new Date(now.getTime() + 86_400_000),
    })
  return { id }
}

/** Something that was given up: nobody's own, and everybody's who may see it. */
export async function letterFor({ cast, ownership }: Making): Promise<{ id: string }> {
  if (ownership === 'none') return { id: '999999999' }
  const now = cast.world.clock.now()
  const dead = { lane: 'inside', event: 'contact.counts', payload: { contactId: 'con_none' } }
  const [job] = await cast.world.context.db
    .insert(jobs)
    .values({ ...dead, runAt: now, attempts: 26, deadAt: now })
    .returning({ id: jobs.id })
  return { id: String(job?.id) }
}
