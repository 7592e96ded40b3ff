import { inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alerts, changeRequests, contacts, followUps } from '../../db/schema/index.ts'
import { alertReasons } from '../../shared/alert.ts'
import { contactStates } from '../../shared/contact.ts'
import type { Dashboard } from '../../shared/dashboard.ts'
import { drillListSchema } from '../../shared/drill.ts'
import { seedHistory } from '../support/stand-ins/history/seed-history.ts'
import { createWorld, type World } from '../support/world.ts'

let world: World
let took: number
beforeAll(async () => {
  world = await createWorld()
  const began = performance.now()
  await seedHistory(world.context, world.company, 7)
  took = performance.now() - began
})
afterAll(() => world.close())

test('the invented company has an open alert of every kind', async () => {
  const open = await world.context.db
    .select()
    .from(alerts)
    .where(inArray(alerts.state, ['open', 'in_follow_up']))
  const reasons = new Set(open.flatMap((alert) => alert.reasons))
  expect(alertReasons.filter((reason) => !reasons.has(reason))).toEqual([])
})

test('it has contacts in every state, and replacements that wait for managers and for HR', async () => {
  const rows = await world.context.db.select().from(contacts)
  const states = new Set(rows.map(({ state }) => state))
  expect(contactStates.filter((state) => !states.has(state))).toEqual([])
  const requests = await world.context.db.select().from(changeRequests)
  expect(requests.map(({ state }) => state).sort()).toEqual([
    'with_hr',
    'with_hr',
    'with_manager',
    'with_manager',
    'with_manager',
  ])
})

test('what HR found out is there too, and an alert that it settled', async () => {
  expect(await world.context.db.select().from(followUps)).toHaveLength(3)
  const settled = await world.context.db.select().from(alerts)
  expect(settled.map(({ state }) => state)).toEqual(
    expect.arrayContaining(['open', 'in_follow_up', 'resolved']),
  )
})

test('it held a drill half a year ago, and is in the middle of another', async () => {
  const lead = world.company.employees.find(({ roles }) => roles.includes('hr_lead'))
  const client = await world.loginAs(lead?.userid ?? '')
  const answer = await client.call('GET', '/api/desk/drills')
  const { drills } = drillListSchema.parse(await answer.json())
  expect(drills.map(({ state, name }) => [state, name])).toEqual([
    ['running', '下半年演练'],
    ['closed', '上半年演练'],
  ])
  for (const { attempted, waiting, state } of drills) {
    expect(attempted).toBeGreaterThan(5)
    expect(waiting > 0).toBe(state === 'running')
  }
})

test('the dashboard shows a year and what it was before', async () => {
  const lead = world.company.employees.find(({ roles }) => roles.includes('hr_lead'))
  const client = await world.loginAs(lead?.userid ?? '')
  const answer = await client.call('GET', '/api/desk/dashboard')
  const seen = (await answer.json()) as Dashboard
  expect(seen.validity).toHaveLength(12)
  expect(seen.effects.find(({ id }) => id === 'dead')?.baseline).toBe(15)
  expect(seen.coverage.uncovered).toBeGreaterThan(5)
})

test('a second start adds nothing, and whoever plays a newcomer has named nobody', async () => {
  const before = (await world.context.db.select().from(contacts)).length
  await seedHistory(world.context, world.company, 7)
  expect((await world.context.db.select().from(contacts)).length).toBe(before)
  const me = await world.loginAs(world.company.employees.at(-1)?.userid ?? '')
  expect(await (await me.call('GET', '/api/contacts')).json()).toMatchObject({ contacts: [] })
})

test('it is there within seconds', () => {
  expect(took).toBeLessThan(10_000)
})
