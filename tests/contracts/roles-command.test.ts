import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../../api/_src/kernel/ids.ts'
import type { DbHandle } from '../../db/client.ts'
import { openDb } from '../../db/open-db.ts'
import { auditLog, employees, roleGrants, roleProposals } from '../../db/schema/index.ts'
import type { Role } from '../../shared/employee.ts'
import { type PostgresServer, startPostgres } from '../support/postgres.ts'
import { runCommand } from '../support/run-command.ts'
import { standInEnvironment } from '../support/stand-ins/environment.ts'
import { inventKeys } from '../support/stand-ins/keys.ts'

const keys = inventKeys()
let postgres: PostgresServer
let url: string
let handle: DbHandle
beforeAll(async () => {
  postgres = await startPostgres()
  url = (await postgres.createDatabase()).url
  handle = await openDb({ url })
  await handle.migrate()
})
beforeEach(async () => {
  for (const table of [employees, roleGrants, roleProposals, auditLog])
    await handle.db.delete(table)
})
afterAll(async () => {
  await handle.close()
  await postgres.stop()
})

/** `npm run roles -- …` on the company's own database. */
async function roles(...args: string[]): Promise<{ code: unknown; printed: string }> {
  const places = { publicUrl: 'https://jinlian.example', vendorUrl: 'https://nowhere.invalid' }
  const environment = { ...standInEnvironment(keys, '示例公司', places), DATABASE_URL: url }
  const ran = runCommand('roles', environment, args)
  return { code: await ran.ended, printed: ran.output() }
}

async function person(name: string, role?: Exclude<Role, 'employee' | 'manager'>): Promise<string> {
  const at = new Date()
  const id = newId('employee', at)
  const times = { createdAt: at, updatedAt: at }
  await handle.db
    .insert(employees)
    .values({ id, employeeNo: id, name, site: '苏州', status: 'active', ...times })
  if (role)
    await handle.db
      .insert(roleGrants)
      .values({ id: newId('grant', at), employeeId: id, role, grantedAt: at })
  return id
}

/** The first administrator, alone, proposes an HR lead. */
async function proposed(): Promise<{ id: string; lead: string }> {
  const at = new Date()
  const [admin, lead] = [await person('林晓', 'admin'), await person('陈静')]
  const id = newId('roleProposal', at)
  await handle.db.insert(roleProposals).values({
    id,
    employeeId: lead,
    role: 'hr_lead',
    departmentIds: [],
    change: 'grant',
    proposedBy: admin,
    proposedAt: at,
    state: 'proposed',
  })
  return { id, lead }
}

test('list says who has which role, and what waits for a second person', async () => {
  const { id } = await proposed()
  const { code, printed } = await roles('list')
  expect(code).toBe(0)
  expect(printed.trim().split('\n')).toEqual([
    'admin  林晓',
    '',
    'Waiting for a second person:',
    `${id}  grant  hr_lead  陈静  proposed by 林晓`,
  ])
})

test('confirm makes the operator the second person, once, and audited as such', async () => {
  const { id, lead } = await proposed()
  expect(await roles('confirm', id)).toMatchObject({
    code: 0,
    printed: expect.stringContaining('Confirmed.'),
  })
  expect((await roles('confirm', id)).code).toBe(0)
  const given = await handle.db.select().from(roleGrants).where(eq(roleGrants.employeeId, lead))
  expect(given).toMatchObject([{ role: 'hr_lead', endedAt: null }])
  expect(await handle.db.select().from(auditLog)).toMatchObject([
    { action: 'role.confirmed', actorId: null, details: { byOperator: true } },
  ])
  expect((await roles('list')).printed).toMatch(/hr_lead {2}陈静[\s\S]*Nothing waits\./)
})

test('confirm is refused in words where somebody else could, and for what is not there', async () => {
  const { id, lead } = await proposed()
  await person('赵敏', 'privacy')
  const refused = await roles('confirm', id)
  expect(refused).toEqual({
    code: 1,
    printed: 'forbidden: 已有别的同事可以决定，请他们在管理页上决定。\n',
  })
  expect(await handle.db.select().from(roleGrants).where(eq(roleGrants.employeeId, lead))).toEqual(
    [],
  )
  const unknown = await roles('confirm', 'rpr_none')
  expect(unknown.code).toBe(1)
  expect(unknown.printed).toMatch(/^not_found: /)
})

test.each([[[]], [['confirm']], [['grant', 'admin']]])(
  'asked for anything else (%j) it says how it is used',
  async (args) => {
    const { code, printed } = await roles(...args)
    expect(code).toBe(2)
    expect(printed).toContain('npm run roles -- confirm ID')
  },
)
