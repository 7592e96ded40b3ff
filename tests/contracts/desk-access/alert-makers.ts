import { eq } from 'drizzle-orm'
import { alerts, employees, followUps } from '../../../db/schema/index.ts'
import { employeeFor, type Making } from './row.ts'

/** An open alert about a contact of that employee. */
export async function alertFor(making: Making): Promise<{ id: string }> {
  const { cast, ownership } = making
  const { db } = cast.world.context
  const id = cast.freeId('alert')
  if (ownership === 'none') return { id }
  const employeeId = employeeFor(making)
  const [employee] = await db.select().from(employees).where(eq(employees.id, employeeId))
  const now = cast.world.clock.now()
  await db.insert(alerts).values({
    id,
    employeeId,
    contactId: await cast.addContact(employeeId),
    departmentId: employee?.departmentId ?? null,
    state: 'open',
    severity: 2,
    reasons: ['low_score'],
    tenths: 40,
    openedAt: now,
    dueAt: now,
    updatedAt: now,
  })
  return { id }
}

/** A follow-up of the caller, or of somebody else. */
export async function followUpFor(making: Making): Promise<{ id: string }> {
  const { cast, player, ownership } = making
  const id = cast.freeId('followUp')
  if (ownership === 'none') return { id }
  const alert = await alertFor({ ...making, ownership: 'own' })
  await cast.world.context.db.insert(followUps).values({
    id,
    alertId: alert.id,
    employeeId: cast.near,
    actorId: ownership === 'own' ? player.employeeId : cast.far,
    channel: 'phone',
    outcome: 'no_answer',
    once: id,
    at: cast.world.clock.now(),
  })
  return { id }
}
