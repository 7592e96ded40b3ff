import { asc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { pauseCampaign } from '../../api/_src/features/campaign/pause-campaign.ts'
import { planReminders } from '../../api/_src/features/campaign/plan-reminders.ts'
import { recordOpened } from '../../api/_src/features/campaign/record-opened.ts'
import { resumeCampaign } from '../../api/_src/features/campaign/resume-campaign.ts'
import { startCampaign } from '../../api/_src/features/campaign/start-campaign.ts'
import { stopCampaign } from '../../api/_src/features/campaign/stop-campaign.ts'
import { reaffirmContacts } from '../../api/_src/features/contact/reaffirm-contacts.ts'
import { removeContact } from '../../api/_src/features/contact/remove-contact.ts'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { DAY, HOUR, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import { announce } from '../../api/_src/kernel/outbox.ts'
import {
  auditLog,
  campaignMembers,
  campaigns,
  departments,
  employees,
  reminderPlans,
  settings,
} from '../../db/schema/index.ts'
import { addEmployee } from '../support/add-employee.ts'
import { nameContact } from '../support/asked-contact.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const MONDAY = '2026-11-23'

/** Somebody who named a contact and is planned for this Monday. */
async function planned(): Promise<{ employeeId: string; contactId: string; userid: string }> {
  const named = await nameContact(world, { row: { state: 'valid', proofAt: world.clock.now() } })
  const userid = named.employeeId.slice(-12)
  await world.db.update(employees).set({ userid }).where(eq(employees.id, named.employeeId))
  await world.db.insert(reminderPlans).values({
    employeeId: named.employeeId,
    askedOn: '2026-06-01',
    asked: true,
    opensOn: MONDAY,
    wantedBy: MONDAY,
    latestOn: MONDAY,
    askOn: MONDAY,
  })
  return { ...named, userid }
}

async function sweepAt(date: string, hour = 10): Promise<void> {
  world.clock.set(shanghaiInstant(date, hour))
  await schedule.sweep(world)
  await world.settle()
}

const members = () => world.db.select().from(campaignMembers).orderBy(asc(campaignMembers.id))
const member = async () => (await members())[0]
const told = () => world.wecomMessages.calls
const act = async () => ({ campaignId: (await member())?.campaignId ?? '', actorId: 'emp_lead' })

describe('the standing rhythm', () => {
  test('asks by one WeCom message that opens the page with 没有变化, without a name or a number', async () => {
    const { userid } = await planned()
    await sweepAt(MONDAY)
    await sweepAt(MONDAY, 11)
    expect(told()).toHaveLength(1)
    expect(told()[0]).toMatchObject({
      userid,
      content: {
        title: '请核对紧急联络人',
        page: `pages/contacts/index?reminder=${(await member())?.id}`,
      },
    })
    expect(JSON.stringify(told())).not.toMatch(/王小芬|9012/)
    const [month] = await world.db.select().from(campaigns)
    expect(month).toMatchObject({ kind: 'rolling', name: '11 月核对', state: 'running' })
  })

  test('waits for nine o’clock of a workday, and for nothing after eight in the evening', async () => {
    await planned()
    await sweepAt(MONDAY, 8)
    await sweepAt(MONDAY, 20)
    expect(told()).toEqual([])
    // whom the day missed is planned anew
    world.clock.set(shanghaiInstant('2026-11-24', 2))
    await planReminders(world)
    const [plan] = await world.db.select().from(reminderPlans)
    expect(plan?.askOn && plan.askOn > MONDAY).toBe(true)
  })

  test('who has named nobody is asked to fill in three fields', async () => {
    const employeeId = await addEmployee(world)
    await world.db.insert(reminderPlans).values({
      employeeId,
      askedOn: MONDAY,
      asked: false,
      opensOn: MONDAY,
      wantedBy: MONDAY,
      latestOn: MONDAY,
      askOn: MONDAY,
    })
    await sweepAt(MONDAY)
    expect(told()[0]?.content.title).toBe('请填写紧急联络人')
  })

  test('nudges on day 3 and 7 whoever says nothing, and then no more', async () => {
    await planned()
    const seen: string[] = []
    for (let day = 0; day < 20; day++) {
      const date = new Date(Date.parse(MONDAY) + day * DAY).toISOString().slice(0, 10)
      const before = told().length
      await sweepAt(date)
      if (told().length > before) seen.push(date)
    }
    expect(seen).toEqual([MONDAY, '2026-11-26', '2026-11-30'])
    expect(told()[1]?.content.title).toBe('还没核对紧急联络人')
    expect(await member()).toMatchObject({ nudges: 2, nudgeOn: null, answeredAt: null })
  })

  test('two planners and two senders at once plan and ask everybody once', async () => {
    for (let i = 0; i < 7; i++) await addEmployee(world)
    world.clock.set(shanghaiInstant(MONDAY, 2))
    await Promise.all([planReminders(world), planReminders(world)])
    const plans = await world.db.select().from(reminderPlans)
    expect(plans.filter(({ askOn }) => askOn !== null)).toHaveLength(7)
    await world.db.update(reminderPlans).set({ askOn: MONDAY })
    world.clock.set(shanghaiInstant(MONDAY, 10))
    await Promise.all([schedule.sweep(world), schedule.sweep(world)])
    await world.settle()
    expect(told()).toHaveLength(7)
    expect(await members()).toHaveLength(7)
  })

  test('who came with a roster that nobody has started is not planned', async () => {
    const employeeId = await addEmployee(world)
    await world.db.execute(
      sql`insert into import_changes (import_id, kind, subject) values ('imp_1', 'employee', ${employeeId})`,
    )
    await planReminders(world)
    expect(await world.db.select().from(reminderPlans)).toEqual([])
  })
})

describe('the answer', () => {
  test('没有变化 ends it, and the next question is half a year off', async () => {
    const { employeeId } = await planned()
    await sweepAt(MONDAY)
    world.clock.advance(HOUR)
    await reaffirmContacts(world, { employeeId })
    await world.settle()
    expect(await member()).toMatchObject({ how: 'no_change', nudgeOn: null })
    await sweepAt('2026-11-26')
    await sweepAt('2026-11-30')
    expect(told()).toHaveLength(1)
    await planReminders(world)
    const [plan] = await world.db.select().from(reminderPlans)
    expect(plan?.askOn && plan.askOn > '2027-04-01').toBe(true)
  })

  test('an edit is one too, found by the next look', async () => {
    const { employeeId, contactId } = await planned()
    await sweepAt(MONDAY)
    world.clock.advance(HOUR)
    await removeContact(world, { employeeId, contactId })
    await schedule.sweep(world)
    expect(await member()).toMatchObject({ how: 'changed', answeredAt: world.clock.now() })
  })

  test('what was said before the question is no answer to it, but puts it off', async () => {
    const { employeeId } = await planned()
    await world.db.update(reminderPlans).set({ askOn: '2026-11-25' })
    await reaffirmContacts(world, { employeeId })
    await world.settle()
    await sweepAt('2026-11-25')
    expect(told().filter(({ content }) => content.page.includes('reminder'))).toEqual([])
  })

  test('a message that waits is not sent once it was answered', async () => {
    const { employeeId } = await planned()
    world.clock.set(shanghaiInstant(MONDAY, 10))
    await schedule.sweep(world)
    world.clock.advance(1)
    await reaffirmContacts(world, { employeeId })
    await schedule.sweep(world)
    await world.settle()
    expect(told()).toEqual([])
  })

  test('opened is told by the employee’s own page, once; anybody else finds nothing', async () => {
    const { employeeId } = await planned()
    await sweepAt(MONDAY)
    const memberId = (await member())?.id ?? ''
    const at = world.clock.now()
    await recordOpened(world, { employeeId, memberId })
    world.clock.advance(HOUR)
    await recordOpened(world, { employeeId, memberId })
    expect((await member())?.openedAt).toEqual(at)
    await expect(recordOpened(world, { employeeId: 'emp_other', memberId })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('who left', () => {
  test('is not asked, not nudged, and waits in no list', async () => {
    const { employeeId } = await planned()
    await planned()
    const leave = () =>
      world.db.update(employees).set({ status: 'left' }).where(eq(employees.id, employeeId))
    await leave()
    await sweepAt(MONDAY)
    expect(await members()).toHaveLength(1)
    const other = (await member())?.employeeId ?? ''
    await world.db.update(employees).set({ status: 'left' }).where(eq(employees.id, other))
    await announce(world.db, world.clock.now(), 'employee.left', { employeeId: other })
    await sweepAt('2026-11-26')
    expect(told()).toHaveLength(1)
    expect((await member())?.closedAt).not.toBeNull()
    await planReminders(world)
    expect(await world.db.select().from(reminderPlans)).toEqual([])
  })
})

describe('HR', () => {
  async function company(people: number): Promise<string> {
    await world.db.insert(departments).values([
      { id: 'dep_a', name: '苏州基地', site: '苏州', createdAt: world.clock.now() },
      {
        id: 'dep_b',
        name: '一车间',
        parentId: 'dep_a',
        site: '苏州',
        createdAt: world.clock.now(),
      },
    ])
    for (let i = 0; i < people; i++) {
      const id = await addEmployee(world)
      await world.db.update(employees).set({ departmentId: 'dep_b' }).where(eq(employees.id, id))
    }
    await addEmployee(world)
    return 'dep_a'
  }
  const start = (departmentId: string, once = 'emp_lead:1') =>
    startCampaign(world, {
      name: '年底核对',
      departmentIds: [departmentId],
      once,
      actorId: 'emp_lead',
    })

  test('starts one for a department with all below it; pressed twice it is one', async () => {
    const departmentId = await company(3)
    const first = await start(departmentId)
    expect(await start(departmentId)).toEqual(first)
    await sweepAt(MONDAY)
    expect(told()).toHaveLength(3)
    expect(await world.db.select().from(auditLog)).toHaveLength(1)
  })

  test('a large one takes several days: no day is above its cap', async () => {
    await world.db
      .insert(settings)
      .values({ key: 'remindersADay', value: 2, changedAt: world.clock.now() })
    await start(await company(5))
    const asked: number[] = []
    for (const date of [MONDAY, '2026-11-24', '2026-11-25']) {
      await sweepAt(date)
      asked.push((await members()).filter(({ askedAt }) => askedAt !== null).length)
    }
    expect(asked).toEqual([2, 4, 5])
  })

  test('while it is paused nothing leaves, not even what waits; resumed, it goes on under the cap', async () => {
    await start(await company(3))
    world.clock.set(shanghaiInstant(MONDAY, 10))
    await schedule.sweep(world)
    await pauseCampaign(world, await act())
    await pauseCampaign(world, await act())
    await world.settle()
    await sweepAt('2026-11-26')
    expect(told()).toEqual([])
    await resumeCampaign(world, await act())
    world.clock.advance(HOUR)
    await world.settle()
    expect(told()).toHaveLength(3)
    expect((await world.db.select().from(auditLog)).map(({ action }) => action)).toEqual([
      'campaign.started',
      'campaign.paused',
      'campaign.resumed',
    ])
  })

  test('cancelled, nobody is asked or nudged any more; what was answered stays', async () => {
    await planned()
    await start(await company(2))
    const campaignId = (await members()).find(({ askedAt }) => askedAt === null)?.campaignId ?? ''
    await sweepAt(MONDAY)
    const before = told().length
    await world.db.execute(sql`update campaign_members set answered_at = now(), how = 'changed'
      where id = (select min(id) from campaign_members where campaign_id = ${campaignId})`)
    await stopCampaign(world, { campaignId, actorId: 'emp_lead' })
    await sweepAt('2026-11-26')
    // the rhythm's own member is nudged
    expect(told()).toHaveLength(before + 1)
    const own = (await members()).filter((one) => one.campaignId === campaignId)
    expect(own.map(({ how, closedAt }) => how ?? (closedAt ? 'closed' : 'open')).sort()).toEqual([
      'changed',
      'closed',
    ])
  })

  test('the rhythm is paused over the months, and cannot be cancelled', async () => {
    await planned()
    await sweepAt(MONDAY)
    await expect(stopCampaign(world, await act())).rejects.toMatchObject({ code: 'not_now' })
    await pauseCampaign(world, await act())
    await planned()
    await world.db.update(reminderPlans).set({ askOn: '2026-12-01' })
    await sweepAt('2026-12-01')
    expect(await members()).toHaveLength(1)
    const states = (await world.db.select().from(campaigns)).map(({ state }) => state)
    expect(states).toEqual(['paused', 'paused'])
  })
})

test('a joiner is reminded as a joiner alone; once complete, or no longer reminded, they are planned like anybody', async () => {
  const employeeId = await addEmployee(world, { status: 'onboarding', userid: 'Neu' })
  await announce(world.db, world.clock.now(), 'employee.joined', { employeeId })
  await world.settle()
  const once = 'both'
  const everybody = { name: '年度核对', departmentIds: [], once, actorId: 'emp_lead' }
  await expect(startCampaign(world, everybody)).rejects.toMatchObject({ code: 'nothing_to_do' })
  const plans = async () => {
    await planReminders(world)
    return (await world.db.select().from(reminderPlans)).length
  }
  expect(await plans()).toBe(0)
  const open = sql`update onboardings set completed_at = null, remind_at = opened_at`
  await world.db.execute(sql`update onboardings set completed_at = opened_at`)
  expect(await plans()).toBe(1)
  await world.db.execute(open)
  expect(await plans()).toBe(0)
  await world.db.execute(sql`update onboardings set remind_at = null`)
  expect(await plans()).toBe(1)
})
