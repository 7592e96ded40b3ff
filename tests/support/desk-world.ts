import { eq } from 'drizzle-orm'
import type { Core } from '../../api/_src/kernel/core.ts'
import { newId } from '../../api/_src/kernel/ids.ts'
import { employees, roleGrants } from '../../db/schema/index.ts'
import type { Role } from '../../shared/employee.ts'
import { makeCompany } from '../sandbox/company.ts'
import { type Client, createWorld, type World, type WorldOptions } from './world.ts'

/** The whole system, and people at the desk who are given roles by name. */
export type DeskWorld = World & {
  core: Core
  call(userid: string, method: string, path: string, body?: unknown): Promise<Response>
  /** A member without a role. Returns the employee's id. */
  addMember(name: string): Promise<string>
  /** The same with a role, at once. */
  grant(
    name: string,
    role: Exclude<Role, 'employee' | 'manager'>,
    departmentId?: string,
  ): Promise<string>
  /** The WeCom userid of somebody added by name. */
  useridOf(name: string): string
}

/** People are taken from the invented company, one after another, and lose what role they had there. */
export async function openDeskWorld(options: WorldOptions = {}): Promise<DeskWorld> {
  const company = options.company ?? makeCompany(7)
  const world = await createWorld({ ...options, company })
  const plain = company.employees.filter(
    ({ roles, position }) => roles.length === 0 && position === '操作工',
  )
  const useridOf = new Map<string, string>()
  const clients = new Map<string, Client>()
  const { db } = world.context
  await db.delete(roleGrants)

  const userid = (name: string) => useridOf.get(name) ?? ''
  async function addMember(name: string): Promise<string> {
    if (!useridOf.has(name)) useridOf.set(name, plain[useridOf.size]?.userid ?? '')
    const [employee] = await db
      .select({ id: employees.id })
      .from(employees)
      .where(eq(employees.userid, userid(name)))
    return employee?.id ?? ''
  }
  return {
    ...world,
    core: world.context,
    useridOf: userid,
    addMember,
    async grant(name, role, departmentId) {
      const employeeId = await addMember(name)
      const now = world.clock.now()
      await db.insert(roleGrants).values({
        id: newId('grant', now),
        employeeId,
        role,
        departmentId: departmentId ?? null,
        grantedAt: new Date(now.getTime() - 1_000),
      })
      return employeeId
    },
    async call(name, method, path, body) {
      const client = clients.get(name) ?? (await world.loginAs(userid(name)))
      clients.set(name, client)
      return client.call(method, path, body, {
        'idempotency-key': newId('request', world.clock.now()),
      })
    },
  }
}
