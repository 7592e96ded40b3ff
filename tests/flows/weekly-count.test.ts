import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { planReminders } from '../../api/_src/features/campaign/plan-reminders.ts'
import { notifyManagers } from '../../api/_src/features/notice/notify-managers.ts'
import { shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import {
  campaignMembers,
  departments,
  employees,
  reminderPlans,
  settings,
} from '../../db/schema/index.ts'
import { addEmployee } from '../support/add-employee.ts'
import { addCovered, addDepartment } from '../support/alerted.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

async function teamOf(leader: string, parentId?: string): Promise<string> {
  const id = await addDepartment(world, `${leader}部`, parentId)
  const leaderId = await addEmployee(world, { userid: leader })
  await world.db.update(departments).set({ leaderId }).where(eq(departments.id, id))
  return id
}
async function addSilent(departmentId: string, nudges = 2): Promise<string> {
  const employeeId = await addEmployee(world)
  await world.db.update(employees).set({ departmentId }).where(eq(employees.id, employeeId))
  await world.db.insert(campaignMembers).values({
    id: `cmm_${employeeId}`,
    campaignId: 'cmp_1',
    employeeId,
    departmentId,
    askOn: '2026-11-09',
    askedAt: shanghaiInstant('2026-11-09', 10),
    nudges,
  })
  return employeeId
}
const night = (date: string) => {
  world.clock.set(shanghaiInstant(date, 2))
  return notifyManagers(world)
}
async function morning(date: string): Promise<string[]> {
  world.clock.set(shanghaiInstant(date, 9))
  await world.settle()
  return world.wecomMessages.calls.map(
    ({ userid, content }) => `${userid} ${content.items[0]?.value}`,
  )
}

test('once a week each manager hears how many of theirs are silent, those below them too, in the morning', async () => {
  const upper = await teamOf('wang')
  const lower = await teamOf('zhao', upper)
  await teamOf('sun')
  await Promise.all([addSilent(upper), addSilent(lower), addSilent(lower), addSilent(lower, 1)])
  expect(await night('2026-11-23')).toBe(2)
  await world.settle()
  expect(world.wecomMessages.calls).toEqual([])
  expect((await morning('2026-11-23')).sort()).toEqual([
    'wang 3 位同事还没核对紧急联络人',
    'zhao 2 位同事还没核对紧急联络人',
  ])
  const [message] = world.wecomMessages.calls
  expect(message?.content.page).toBe('desk/unanswered/index')
  expect(await night('2026-11-24')).toBe(0)
  expect(await night('2026-11-30')).toBe(2)
})

test('it names nobody', async () => {
  const team = await teamOf('wang')
  const id = await addSilent(team)
  await world.db.update(employees).set({ name: '欧阳无名' }).where(eq(employees.id, id))
  await night('2026-11-23')
  await morning('2026-11-23')
  expect(JSON.stringify(world.wecomMessages.calls)).not.toContain('欧阳')
})

test('nothing is said at a weekend, of nobody, or where the settings say no', async () => {
  const team = await teamOf('wang')
  expect(await night('2026-11-23')).toBe(0)
  await addSilent(team)
  expect(await night('2026-11-28')).toBe(0)
  const changedAt = world.clock.now()
  await world.db.insert(settings).values({ key: 'tellManagers', value: false, changedAt })
  expect(await night('2026-11-30')).toBe(0)
})

test('administrators are told when more people are reminded on a day than they wanted', async () => {
  const changedAt = world.clock.now()
  await world.db.insert(settings).values({ key: 'remindersADay', value: 1, changedAt })
  for (let i = 0; i < 3; i++) {
    const { employeeId } = await addCovered(world, {})
    const day = '2026-11-24'
    await world.db.insert(reminderPlans).values({
      employeeId,
      askedOn: '2026-05-28',
      asked: true,
      opensOn: '2026-11-01',
      wantedBy: day,
      latestOn: day,
      askOn: null,
    })
  }
  const { cap } = await planReminders(world)
  expect(cap).toBeGreaterThan(1)
  await world.settle()
  expect(await world.openWarnings()).toEqual(['reminder_cap'])
})
