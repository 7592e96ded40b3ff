import { and, asc, eq, isNull } from 'drizzle-orm'
import { announce } from '../../api/_src/kernel/outbox.ts'
import { coverages, employeeNumbers, findings, scores } from '../../db/schema/index.ts'
import { nameContact } from './asked-contact.ts'
import type { MessageWorld } from './message-world.ts'

type Wanted = Parameters<typeof nameContact>[1]

/** Names a contact and has it judged, as a submit would. */
export async function judgeNewContact(world: MessageWorld, wanted: Wanted = {}) {
  const named = await nameContact(world, wanted)
  await touchContact(world, named.contactId)
  return named
}

export async function touchContact(world: MessageWorld, contactId: string): Promise<void> {
  await announce(world.db, world.clock.now(), 'contact.touched', { contactId })
  await world.settle()
}

export async function touchEmployee(world: MessageWorld, employeeId: string): Promise<void> {
  await announce(world.db, world.clock.now(), 'employee.touched', { employeeId })
  await world.settle()
}

export async function giveNumber(
  world: MessageWorld,
  employeeId: string,
  phone: string,
  source: typeof employeeNumbers.$inferInsert.source = 'attendance',
): Promise<void> {
  const phoneHash = world.vault.hash('phone', phone)
  const phoneSealed = world.vault.seal('phone', phone)
  await world.db
    .insert(employeeNumbers)
    .values({ employeeId, source, phoneSealed, phoneHash, updatedAt: world.clock.now() })
    .onConflictDoUpdate({
      target: [employeeNumbers.employeeId, employeeNumbers.source],
      set: { phoneSealed, phoneHash },
    })
}

/** The open findings of a contact: kind → details. */
export async function openFindings(world: MessageWorld, contactId: string) {
  const rows = await world.db
    .select()
    .from(findings)
    .where(and(eq(findings.contactId, contactId), isNull(findings.clearedAt)))
    .orderBy(asc(findings.kind))
  return Object.fromEntries(rows.map(({ kind, details }) => [kind, details]))
}

export async function scoreRow(world: MessageWorld, contactId: string) {
  const [row] = await world.db.select().from(scores).where(eq(scores.contactId, contactId))
  return row ?? null
}

export async function coverageRow(world: MessageWorld, employeeId: string) {
  const [row] = await world.db.select().from(coverages).where(eq(coverages.employeeId, employeeId))
  return row ?? null
}
