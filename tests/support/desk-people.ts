import { eq } from 'drizzle-orm'
import { newId } from '../../api/_src/kernel/ids.ts'
import { contacts, employees } from '../../db/schema/index.ts'
import type { CompanyEmployee } from '../sandbox/company.ts'
import type { World } from './world.ts'

/** The first of the company's people who fits. */
export function personWho(world: World, fits: (one: CompanyEmployee) => boolean): CompanyEmployee {
  const person = world.company.employees.find(fits)
  if (!person) throw new Error('the invented company has nobody like that')
  return person
}

/** People who work the machines at a site: no roles, no department of theirs. */
export function workersAt(world: World, site: string): CompanyEmployee[] {
  return world.company.employees.filter(
    (one) => one.site === site && one.position === '操作工' && one.roles.length === 0,
  )
}

export async function idOf(world: World, { userid }: { userid: string }): Promise<string> {
  const [row] = await world.context.db
    .select({ id: employees.id })
    .from(employees)
    .where(eq(employees.userid, userid))
  return row?.id ?? ''
}

/** A contact as it may stand in the database, without the story behind it; by default confirmed now. */
export async function putContact(
  world: World,
  contact: { employeeId: string; phone: string; name?: string } & Partial<
    Omit<typeof contacts.$inferInsert, 'employeeId'>
  >,
): Promise<string> {
  const { db, vault } = world.context
  const now = world.clock.now()
  const { phone, name = '王芬', ...set } = contact
  const id = newId('contact', now)
  await db.insert(contacts).values({
    id,
    nameSealed: vault.seal('name', name),
    relation: '配偶',
    phoneSealed: vault.seal('phone', phone),
    phoneHash: vault.hash('phone', phone),
    channel: 'mobile',
    position: 1,
    state: 'valid',
    proofKind: 'contact_code',
    proofAt: now,
    source: 'employee',
    createdAt: now,
    updatedAt: now,
    ...set,
  })
  return id
}
