import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askAgain } from '../../api/_src/features/campaign/ask-again.ts'
import { askMembers } from '../../api/_src/features/campaign/ask-members.ts'
import { closeReminders } from '../../api/_src/features/campaign/close-reminders.ts'
import { planReminders } from '../../api/_src/features/campaign/plan-reminders.ts'
import { recordAnswers } from '../../api/_src/features/campaign/record-answers.ts'
import { sweepCampaigns } from '../../api/_src/features/campaign/sweep-campaigns.ts'
import { DAY, shanghaiDate, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import { newId } from '../../api/_src/kernel/ids.ts'
import { rowsOf } from '../../api/_src/kernel/rows.ts'
import { isWorkday, nextDate } from '../../api/_src/kernel/workdays.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'
import { createDice } from './dice.ts'

/**
 * A year of a company of 2,000, day by day: people join and leave, risks come and go, some answer, on some days nothing
 * works, on one in seven two instances work at once. What is looked at is whom the rhythm asked and when.
 */
const PEOPLE = 2_000
const CAP = 30
const FIRST = '2026-01-05'
const DAYS = 361

type Day = { date: string; asked: number }
type Late = { date: string; employeeId: string; days: number }
const days: Day[] = []
const late: Late[] = []
const left = new Map<string, Date>()
let raised = 0
let core: TestCore

beforeAll(async () => {
  core = await createTestCore()
  await core.db.execute(
    sql`insert into settings (key, value, changed_at) values ('remindersADay', ${String(CAP)}::jsonb, now())`,
  )
  const dice = createDice(7)
  core.clock.set(shanghaiInstant(FIRST, 2))
  await join(PEOPLE)
  for (let day = 0, date = FIRST; day < DAYS; day++, date = nextDate(date)) {
    core.clock.set(shanghaiInstant(date, 2))
    const isDown = dice.chance(1 / 40)
    const instances = day % 7 === 0 ? 2 : 1
    // a night before a free day plans nothing for it: most are left out, which is only harder
    if (!isDown && (isWorkday(date) || dice.chance(0.2))) await night(instances)
    await live(dice)
    core.clock.set(shanghaiInstant(date, 10))
    if (!isDown) await morning(instances)
    await look(date)
    // as a server's own care does
    if (day % 30 === 1) await core.db.execute(sql`analyze`)
  }
}, 120_000)
afterAll(() => core.close())

async function night(instances: number): Promise<void> {
  await sweepCampaigns(core)
  const planned = await at(instances, planReminders)
  for (const { cap } of planned) raised = Math.max(raised, cap)
}

async function morning(instances: number): Promise<void> {
  await recordAnswers(core)
  await at(instances, askAgain)
  await at(instances, askMembers)
  // who would be told is looked at elsewhere
  await core.db.execute(sql`delete from jobs`)
}

/** The same at several instances at once. */
function at<T>(instances: number, act: (core: TestCore) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: instances }, () => act(core)))
}

async function join(count: number): Promise<void> {
  const now = core.clock.now()
  const rows = Array.from({ length: count }, () => newId('employee', now))
  await core.db.execute(sql`
    insert into employees (id, employee_no, userid, name, site, status, created_at, updated_at)
    select id, right(id, 20), right(id, 20), '测试员', '苏州', 'active', ${now.toISOString()}, ${now.toISOString()}
    from jsonb_array_elements_text(${JSON.stringify(rows)}::jsonb) id`)
  await core.db.execute(sql`
    insert into coverages (employee_id, site, counts, near_relative, reviewed_at)
    select id, '苏州', case when hashtext(id) % 20 = 0 then 0 else 2 end, true, ${now.toISOString()}
    from jsonb_array_elements_text(${JSON.stringify(rows)}::jsonb) id`)
}

/** Half of a day's life between the night and the morning: whoever leaves is planned for today at times. */
async function live(dice: ReturnType<typeof createDice>): Promise<void> {
  if (dice.chance(0.3)) await join(dice.pick([1, 3, 12]))
  const at = core.clock.now().toISOString()
  const ids = async (rest: ReturnType<typeof sql>) =>
    rowsOf<{ id: string }>(
      await core.db.execute(sql`select id from employees where status <> 'left' ${rest}`),
    )
  if (dice.chance(0.5)) {
    const leaves = dice.chance(0.5)
      ? sql`and id in (select employee_id from reminder_plans where ask_on = ${shanghaiDate(core.clock.now())}) order by id limit 1`
      : sql`order by hashtext(id || ${at}) limit 2`
    for (const { id } of await ids(leaves)) {
      await core.db.execute(sql`update employees set status = 'left' where id = ${id}`)
      left.set(id, core.clock.now())
      // the news of it may come later than the morning's questions
      if (dice.chance(0.5)) await closeReminders(core, { employeeId: id })
    }
  }
  // one in two hundred becomes uncovered; within some two weeks they are covered again
  await core.db.execute(sql`update coverages set counts = case when counts = 0 then 2 else 0 end
    where abs(hashtext(employee_id || ${at})) % 200 < case when counts = 0 then 15 else 1 end`)
  // a third of those who were asked answer within a day
  await core.db.execute(sql`
    insert into contact_history (contact_id, employee_id, event, actor, at)
    select 'con', employee_id, 'reaffirmed', 'employee', ${at} from campaign_members
    where asked_at is not null and answered_at is null and closed_at is null and hashtext(id || ${at}) % 3 = 0`)
}

async function look(date: string): Promise<void> {
  const now = core.clock.now()
  const asked = await core.db.execute(
    sql`select count(*)::int as asked from campaign_members where asked_at = ${now.toISOString()}`,
  )
  days.push({ date, asked: rowsOf<{ asked: number }>(asked)[0]?.asked ?? 0 })
  const unasked = await core.db.execute(sql`
    select e.id as "employeeId",
      ${date}::date - (coalesce(m.at, e.created_at) at time zone 'Asia/Shanghai')::date as days
    from employees e left join (
      select employee_id, max(asked_at) as at from campaign_members group by 1) m on m.employee_id = e.id
    where e.status <> 'left' and coalesce(m.at, e.created_at) < ${new Date(now.getTime() - 180 * DAY).toISOString()}`)
  for (const row of rowsOf<{ employeeId: string; days: number }>(unasked))
    if (row.days > 180) late.push({ date, ...row })
}

test('everybody who is here is asked within 180 days, from whichever day on', () => {
  expect(late).toEqual([])
})

test('no day is above its cap, and the cap is never raised', () => {
  expect(raised).toBe(CAP)
  expect(days.filter(({ asked }) => asked > CAP)).toEqual([])
  expect(days.reduce((sum, { asked }) => sum + asked, 0)).toBeGreaterThan(2 * PEOPLE)
})

test('only workdays ask', () => {
  expect(days.filter(({ date, asked }) => asked > 0 && !isWorkday(date))).toEqual([])
})

test('nobody is asked or nudged after they left, and nobody is nudged more than twice', async () => {
  const result = await core.db.execute(sql`
    select employee_id as "employeeId", asked_at as "askedAt", nudges, answered_at is not null as answered,
      nudge_on is not null as "goesOn" from campaign_members`)
  const members = rowsOf<{
    employeeId: string
    askedAt: string
    nudges: number
    answered: boolean
    goesOn: boolean
  }>(result)
  expect(members.filter(({ nudges }) => nudges > 2)).toEqual([])
  expect(members.filter(({ answered, goesOn }) => answered && goesOn)).toEqual([])
  expect(members.filter(({ nudges }) => nudges === 2).length).toBeGreaterThan(100)
  const after = members.filter(({ employeeId, askedAt }) => {
    const leftAt = left.get(employeeId)
    return leftAt !== undefined && new Date(askedAt) > leftAt
  })
  expect(after).toEqual([])
  expect(left.size).toBeGreaterThan(100)
})

test('each month has its campaign, and the months that are over have ended', async () => {
  const result = await core.db.execute(sql`select once, state from campaigns order by once`)
  const months = rowsOf<{ once: string; state: string }>(result)
  expect(months.length).toBe(12)
  expect(months.slice(0, 10).every(({ state }) => state === 'ended')).toBe(true)
})
