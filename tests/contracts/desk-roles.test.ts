import { and, eq, isNull } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { decideRole } from '../../api/_src/features/session/decide-role.ts'
import { expireRoleProposals } from '../../api/_src/features/session/expire-role-proposals.ts'
import { auditLog, departments, roleGrants, roleProposals } from '../../db/schema/index.ts'
import { rolesSchema } from '../../shared/access.ts'
import { idOf, personWho, workersAt } from '../support/desk-people.ts'
import { type Client, createWorld, type World } from '../support/world.ts'

const DAY = 86_400_000

let world: World
let admin: Client
let lead: Client
let privacy: Client
let worker: { userid: string }
let workerId: string
beforeEach(async () => {
  world = await createWorld()
  admin = await world.loginAs(withRole('admin').userid)
  lead = await world.loginAs(withRole('hr_lead').userid)
  privacy = await world.loginAs(withRole('privacy').userid)
  worker = workersAt(world, '苏州基地')[0] ?? { userid: '' }
  workerId = await idOf(world, worker)
})
afterEach(() => world.close())

const withRole = (role: string) =>
  personWho(world, ({ roles }) => roles.some((one) => one === role))
const propose = (who: Client, body: object) => who.call('POST', '/api/desk/role-proposals', body)
const decide = (who: Client, id: string, approve = true) =>
  who.call('POST', `/api/desk/role-proposals/${id}/decision`, { approve })
async function waitingOf(answer: Response) {
  expect(answer.status).toBe(200)
  return rolesSchema.parse(await answer.json()).proposals
}
async function proposed(body: object): Promise<string> {
  const [proposal] = await waitingOf(await propose(admin, body))
  return proposal?.id ?? ''
}
const isIn = async (who: Client) => (await who.call('GET', '/api/contacts')).status === 200
async function rolesOf(employeeId: string) {
  const rows = await world.context.db
    .select()
    .from(roleGrants)
    .where(and(eq(roleGrants.employeeId, employeeId), isNull(roleGrants.endedAt)))
  return rows.map(({ role }) => role)
}

test('a role is given by two people, and ends the log-ins of whoever gets it', async () => {
  const his = await world.loginAs(worker.userid)
  await world.clock.advance(1000)
  const id = await proposed({ employeeId: workerId, role: 'duty', change: 'grant' })
  expect(await rolesOf(workerId)).toEqual([])
  expect(await isIn(his)).toBe(true)
  expect((await decide(admin, id)).status).toBe(403)
  expect((await decide(lead, id)).status).toBe(200)
  expect((await decide(lead, id)).status).toBe(200)
  expect((await decide(privacy, id)).status).toBe(409)
  expect(await rolesOf(workerId)).toEqual(['duty'])
  expect(await isIn(his)).toBe(false)
  const acts = await world.context.db.select().from(auditLog)
  expect(acts.map(({ action, subject }) => [action, subject])).toEqual([
    ['role.proposed', workerId],
    ['role.confirmed', workerId],
  ])
})

test('an HR specialist loses their departments, their log-ins and what waits of theirs is heard of', async () => {
  const specialist = personWho(world, ({ worksFor }) => worksFor === 11)
  const hers = await world.loginAs(specialist.userid)
  await world.clock.advance(1000)
  const employeeId = await idOf(world, specialist)
  const id = await proposed({ employeeId, role: 'hr', change: 'end' })
  expect((await decide(lead, id)).status).toBe(200)
  expect(await rolesOf(employeeId)).toEqual([])
  expect(await isIn(hers)).toBe(false)
})

test('nobody proposes, confirms or refuses a role of their own', async () => {
  const adminId = await idOf(world, withRole('admin'))
  const leadId = await idOf(world, withRole('hr_lead'))
  const own = await propose(admin, { employeeId: adminId, role: 'hr_lead', change: 'grant' })
  expect(own.status).toBe(403)
  const id = await proposed({ employeeId: leadId, role: 'privacy', change: 'grant' })
  expect((await decide(lead, id)).status).toBe(403)
  expect((await decide(lead, id, false)).status).toBe(403)
  expect((await decide(privacy, id, false)).status).toBe(200)
  expect(await rolesOf(leadId)).toEqual(['hr_lead'])
})

test('the same proposal twice, and twice at once, is one', async () => {
  const body = { employeeId: workerId, role: 'admin', change: 'grant' }
  await Promise.all([propose(admin, body), propose(admin, body)])
  expect(await waitingOf(await propose(admin, body))).toHaveLength(1)
})

test('an HR specialist is given departments that exist, told with their site, and nobody else is', async () => {
  const [department] = await world.context.db.select().from(departments).limit(1)
  const grant = (role: string, departmentIds?: string[]) =>
    propose(admin, { employeeId: workerId, role, departmentIds, change: 'grant' })
  expect((await grant('hr')).status).toBe(422)
  expect((await grant('hr', ['dep_none'])).status).toBe(422)
  expect((await grant('duty', [department?.id ?? ''])).status).toBe(422)
  const [waiting] = await waitingOf(await grant('hr', [department?.id ?? '']))
  const { site = '', name = '' } = department ?? {}
  expect(waiting?.departments).toEqual([site === name ? name : `${site} · ${name}`])
})

test('what somebody has is not given again, what they have not is not taken', async () => {
  const employeeId = await idOf(world, withRole('privacy'))
  const change = (change: string, role: string) => propose(admin, { employeeId, role, change })
  expect((await change('grant', 'privacy')).status).toBe(409)
  expect((await change('end', 'duty')).status).toBe(409)
  expect(
    (await propose(admin, { employeeId: 'emp_none', role: 'duty', change: 'grant' })).status,
  ).toBe(404)
})

test('a proposal is over after 14 days', async () => {
  const id = await proposed({ employeeId: workerId, role: 'duty', change: 'grant' })
  await world.clock.advance(14 * DAY)
  expect((await decide(await world.loginAs(withRole('hr_lead').userid), id)).status).toBe(409)
  await expireRoleProposals(world.context)
  const [row] = await world.context.db.select().from(roleProposals)
  expect(row?.state).toBe('expired')
})

test('the last administrator is not taken away, not even by two who are ended at once', async () => {
  const first = await idOf(world, withRole('admin'))
  const granted = await proposed({ employeeId: workerId, role: 'admin', change: 'grant' })
  await world.clock.advance(1000)
  await decide(lead, granted)
  const endSecond = await proposed({ employeeId: workerId, role: 'admin', change: 'end' })
  const second = await world.loginAs(worker.userid)
  const proposals = await waitingOf(
    await propose(second, { employeeId: first, role: 'admin', change: 'end' }),
  )
  const endFirst = proposals.find(({ id }) => id !== endSecond)?.id ?? ''
  await world.clock.advance(1000)
  const answers = await Promise.all([decide(lead, endFirst), decide(privacy, endSecond)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('the operator confirms only while no second person exists', async () => {
  const id = await proposed({ employeeId: workerId, role: 'hr_lead', change: 'grant' })
  const byOperator = () =>
    decideRole(world.context, { proposalId: id, deciderId: null, approve: true })
  await expect(byOperator()).rejects.toMatchObject({ code: 'forbidden' })
  const now = world.clock.now()
  for (const role of ['hr_lead', 'privacy'] as const)
    await world.context.db.update(roleGrants).set({ endedAt: now }).where(eq(roleGrants.role, role))
  await byOperator()
  expect(await rolesOf(workerId)).toEqual(['hr_lead'])
})
