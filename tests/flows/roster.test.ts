import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { checkRosters } from '../../api/_src/features/roster/check-rosters.ts'
import { countConflicts, listConflicts } from '../../api/_src/features/roster/list-conflicts.ts'
import { planRosters } from '../../api/_src/features/roster/plan-rosters.ts'
import { DAY, HOUR } from '../../api/_src/kernel/clock.ts'
import { announce } from '../../api/_src/kernel/outbox.ts'
import { ProviderError } from '../../api/_src/kernel/provider-error.ts'
import type { Scope } from '../../api/_src/kernel/scope.ts'
import type { RosterContact, RosterPort } from '../../api/_src/ports/roster.ts'
import { contacts, employees, rosterReadings } from '../../db/schema/index.ts'
import { nameContact } from '../support/asked-contact.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

/** 人事助手 with one group for everybody. */
let entries: RosterContact[] = []
let saved: Parameters<RosterPort['save']>[1][] = []
let trouble: ProviderError | null = null
/** The account that WeCom does not know. */
let unknown = ''
let reads = 0
const roster: RosterPort = {
  async contactsOf(userid) {
    reads++
    if (userid === unknown) throw new ProviderError('rejected', 'wecom', '60111')
    if (trouble) throw trouble
    return entries
  },
  async save(_, { place, ...entry }) {
    saved.push({ place, ...entry })
    if (place === null) entries = [...entries, { ...entry, place: entries.length }]
    else entries = entries.with(place, { ...entry, place })
  },
}

let world: MessageWorld
let named: Awaited<ReturnType<typeof nameContact>>
beforeAll(async () => {
  world = await createMessageWorld({ roster })
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.reset()
  entries = []
  saved = []
  trouble = null
  unknown = ''
  reads = 0
  named = await nameContact(world, { phone: '13900000201' })
  await world.db.update(employees).set({ userid: 'Lin' })
})

async function check(): Promise<void> {
  await planRosters(world)
  await checkRosters({ ...world, roster })
}
function confirm() {
  return world.db
    .update(contacts)
    .set({ state: 'valid', proofKind: 'contact_code', proofAt: world.clock.now() })
    .where(eq(contacts.id, named.contactId))
}
const conflicts = () => listConflicts(world, { scope: { all: true }, cursor: null })
const counted = (scope: Scope = { all: true }) => countConflicts(world.db, scope)
const other = { place: 0, name: '孙晓七', relation: '朋友', phone: '13900000299' }

test('what differs is listed to HR of the department with name and number masked, and sealed in the database', async () => {
  entries = [other]
  await check()
  expect((await conflicts()).employees).toMatchObject([
    {
      employeeId: named.employeeId,
      conflicts: [{ kind: 'unknown_number', maskedName: '孙*七', maskedPhone: '139****0299' }],
    },
  ])
  expect(await counted()).toBe(1)
  expect(await counted({ all: false, departmentIds: [] })).toBe(0)
  const text = JSON.stringify(await world.db.select().from(rosterReadings))
  expect(text).not.toMatch(/孙晓七|13900000299/)
  const nobody = { all: false as const, departmentIds: [] }
  expect((await listConflicts(world, { scope: nobody, cursor: null })).employees).toEqual([])
})

test('only a confirmed contact is written back, once, as soon as they confirmed', async () => {
  await check()
  expect(saved).toEqual([])
  await confirm()
  await announce(world.db, world.clock.now(), 'contact.confirmed', { contactId: named.contactId })
  await world.settle()
  await checkRosters({ ...world, roster })
  expect(saved).toMatchObject([{ phone: '13900000201', place: null }])
  world.clock.advance(8 * DAY)
  await check()
  expect(saved).toHaveLength(1)
})

test('the code on the employee’s own screen is not enough', async () => {
  await confirm()
  await world.db.update(contacts).set({ proofKind: 'employee_screen' })
  await check()
  expect(saved).toEqual([])
})

test('everybody is read once a week, by one instance', async () => {
  await planRosters(world)
  await Promise.all([checkRosters({ ...world, roster }), checkRosters({ ...world, roster })])
  await check()
  expect(reads).toBe(1)
  world.clock.advance(7 * DAY)
  await check()
  expect(reads).toBe(2)
})

test('while WeCom is away nothing is lost, and nobody is asked again for hours', async () => {
  entries = [other]
  trouble = new ProviderError('unavailable', 'wecom', '48002')
  await check()
  await check()
  expect(reads).toBe(1)
  expect(await world.db.select().from(rosterReadings)).toMatchObject([{ trouble: '48002' }])
  trouble = null
  world.clock.advance(6 * HOUR)
  await check()
  expect((await conflicts()).employees).toHaveLength(1)
})

test.each([
  ['Lin', 'Zhou'],
  ['Zhou', 'Lin'],
])('%s, whom WeCom does not know, holds up nobody else', async (absent, present) => {
  unknown = absent
  const { employeeId } = await nameContact(world, { phone: '13900000202' })
  await world.db.update(employees).set({ userid: 'Zhou' }).where(eq(employees.id, employeeId))
  entries = [other]
  await check()
  expect(reads).toBe(2)
  const readable = present === 'Zhou' ? employeeId : named.employeeId
  expect((await conflicts()).employees).toMatchObject([{ employeeId: readable }])
  const rows = await world.db.select().from(rosterReadings)
  expect(new Set(rows.map((row) => row.trouble))).toEqual(new Set(['60111', null]))
})

test('nothing of the roster is kept of whoever left', async () => {
  entries = [other]
  await check()
  await world.db.update(employees).set({ status: 'left' })
  expect((await conflicts()).employees).toEqual([])
  expect(await counted()).toBe(0)
  await check()
  expect(await world.db.select().from(rosterReadings)).toEqual([])
})
