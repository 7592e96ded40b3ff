import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditLog, emergencies } from '../../db/schema/index.ts'
import { emergencyPermitsSchema } from '../../shared/emergency.ts'
import { idOf, personWho, workersAt } from '../support/desk-people.ts'
import { type Client, createWorld, type World } from '../support/world.ts'

const MINUTE = 60_000

let world: World
let hr: Client
let duty: Client
let workers: string[]
beforeEach(async () => {
  world = await createWorld()
  hr = await world.loginAs(personWho(world, ({ worksFor }) => worksFor === 10).userid)
  duty = await world.loginAs(personWho(world, ({ roles }) => roles.includes('duty')).userid)
  workers = await Promise.all(workersAt(world, '苏州基地').map((one) => idOf(world, one)))
})
afterEach(() => world.close())

async function open(at: number): Promise<number> {
  const body = { employeeId: workers[at], reason: '失联' }
  return (await hr.call('POST', '/api/desk/emergency', body)).status
}
async function permitsOf(answer: Response | Promise<Response>) {
  return emergencyPermitsSchema.parse(await (await answer).json()).permits
}

test('the sixth employee within an hour needs a second person, who allows five more', async () => {
  for (let at = 0; at < 5; at++) expect(await open(at)).toBe(200)
  expect(await open(0)).toBe(200)
  expect(await open(5)).toBe(409)
  const [asked] = await permitsOf(hr.call('POST', '/api/desk/emergency-permits'))
  expect(await permitsOf(hr.call('POST', '/api/desk/emergency-permits'))).toHaveLength(1)
  expect(await open(5)).toBe(409)
  const grant = (who: Client) => who.call('POST', `/api/desk/emergency-permits/${asked?.id}/grant`)
  expect((await grant(hr)).status).toBe(403)
  const [waiting] = await permitsOf(duty.call('GET', '/api/desk/emergency-permits'))
  expect(waiting).toMatchObject({ id: asked?.id, mine: false, granted: false })
  expect((await grant(duty)).status).toBe(200)
  expect((await grant(duty)).status).toBe(200)
  for (let at = 5; at < 10; at++) expect(await open(at)).toBe(200)
  expect(await open(10)).toBe(409)
  const seconds = (await world.context.db.select().from(emergencies)).map(
    ({ secondId }) => secondId !== null,
  )
  expect(seconds.filter(Boolean)).toHaveLength(5)
  const granted = await world.context.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, 'emergency.permit_granted'))
  expect(granted).toHaveLength(1)
})

test('an hour later five more are free, and a permit is over', async () => {
  for (let at = 0; at < 5; at++) await open(at)
  const [asked] = await permitsOf(hr.call('POST', '/api/desk/emergency-permits'))
  await world.clock.advance(60 * MINUTE)
  const late = await duty.call('POST', `/api/desk/emergency-permits/${asked?.id}/grant`)
  expect(late.status).toBe(404)
  for (let at = 5; at < 10; at++) expect(await open(at)).toBe(200)
  expect(await open(10)).toBe(409)
})

test('two windows that open the sixth and seventh at once get past the limit together no more than one after the other', async () => {
  for (let at = 0; at < 4; at++) await open(at)
  const statuses = await Promise.all([open(4), open(5), open(6)])
  expect(statuses.sort()).toEqual([200, 409, 409])
})

test('nobody asks for a second person without need', async () => {
  expect((await hr.call('POST', '/api/desk/emergency-permits')).status).toBe(409)
})
