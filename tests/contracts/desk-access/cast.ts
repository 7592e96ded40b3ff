import { and, eq } from 'drizzle-orm'
import { type IdKind, newId } from '../../../api/_src/kernel/ids.ts'
import { departments, employees, roleGrants } from '../../../db/schema/index.ts'
import { idOf, personWho, putContact, workersAt } from '../../support/desk-people.ts'
import { type Client, createWorld, type World } from '../../support/world.ts'

/** Everybody who may knock: each role alone, an HR specialist without departments, and somebody without a log-in. */
export const roles = [
  'employee',
  'manager',
  'hr',
  'hr_bare',
  'hr_lead',
  'duty',
  'admin',
  'privacy',
] as const
export type CastRole = (typeof roles)[number]

/** One of the cast: `near` is an employee of the manager's and the HR specialist's departments, `far` is not. */
export type Player = { role: CastRole; client: Client; employeeId: string }
export type Cast = {
  world: World
  players: Player[]
  near: string
  far: string
  /** A new id of a kind that nothing has. */
  freeId(kind: IdKind): string
  /** A contact of this employee, as it stands after a confirmation; a new number each time. */
  addContact(employeeId: string): Promise<string>
  close(): Promise<void>
}

export async function assembleCast(): Promise<Cast> {
  const world = await createWorld()
  const { db } = world.context
  const idle = workersAt(world, '东莞基地')
  const people = new Map<CastRole, { userid: string }>([
    [
      'manager',
      personWho(world, ({ departmentId, position }) => departmentId === 102 && position === '经理'),
    ],
  ])
  for (const role of roles) if (!people.has(role)) people.set(role, idle.pop() ?? { userid: '' })

  const [plant] = await db
    .select({ id: departments.id })
    .from(departments)
    .where(and(eq(departments.name, '苏州基地')))
  for (const [role, person] of people) {
    if (role === 'employee' || role === 'manager') continue
    await db.insert(roleGrants).values({
      id: newId('grant', world.clock.now()),
      employeeId: await idOf(world, person),
      role: role === 'hr_bare' ? 'hr' : role,
      departmentId: role === 'hr' ? (plant?.id ?? null) : null,
      grantedAt: world.clock.now(),
    })
  }
  const players: Player[] = []
  for (const [role, person] of people)
    players.push({
      role,
      client: await world.loginAs(person.userid),
      employeeId: await idOf(world, person),
    })
  let numbers = 0
  return {
    world,
    players,
    near: await inDepartment(world, 102),
    far: await idOf(world, workersAt(world, '郑州基地')[0] ?? { userid: '' }),
    freeId: (kind) => newId(kind, world.clock.now()),
    addContact: (employeeId) =>
      putContact(world, {
        employeeId,
        phone: `1370000${String(++numbers).padStart(4, '0')}`,
        position: null,
      }),
    close: world.close,
  }
}

async function inDepartment(world: World, departmentId: number): Promise<string> {
  const person = personWho(
    world,
    (one) => one.departmentId === departmentId && one.position !== '经理',
  )
  const [row] = await world.context.db
    .select({ id: employees.id })
    .from(employees)
    .where(eq(employees.userid, person.userid))
  return row?.id ?? ''
}
