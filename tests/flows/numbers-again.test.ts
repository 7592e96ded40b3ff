import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { planNumberChecks } from '../../api/_src/features/number/plan-number-checks.ts'
import { DAY } from '../../api/_src/kernel/clock.ts'
import { rowsOf } from '../../api/_src/kernel/rows.ts'
import { nameContact } from '../support/asked-contact.ts'
import { clearTables } from '../support/clear-tables.ts'
import { createTestCore, type TestCore, workdayMorning } from '../support/test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  await clearTables(core)
  core.clock.set(workdayMorning)
})

async function addContacts(count: number, state = 'valid'): Promise<void> {
  const at = core.clock.now().toISOString()
  await core.db.execute(sql`
    insert into contacts (id, employee_id, name_sealed, relation, phone_sealed, phone_hash, channel, state, source,
      created_at, updated_at)
    select 'con_' || n || ${at}, 'emp_' || n || ${at}, '', '母亲', '', 'hash ' || n || ${at}, 'mobile', ${state}, 'import',
      ${at}, ${at} from generate_series(1, ${count}::int) n`)
  await core.db.execute(sql`
    insert into numbers (phone_hash, status, checked_at)
    select phone_hash, 'normal', created_at from contacts on conflict do nothing`)
}

/** One night and what the carrier is asked in it: how many numbers, and the age in days of the oldest afterwards. */
async function night(): Promise<{ asked: number; oldest: number }> {
  const asked = await planNumberChecks(core)
  const now = core.clock.now().toISOString()
  await core.db.execute(sql`
    with told as (delete from jobs where event = 'number.aged' returning payload ->> 'contactId' as id)
    update numbers n set checked_at = ${now} from contacts c, told
    where c.id = told.id and n.phone_hash = c.phone_hash`)
  const result = await core.db.execute(sql`
    select extract(epoch from ${now}::timestamptz - min(checked_at)) / 86400 as oldest from numbers`)
  return { asked, oldest: Number(rowsOf<{ oldest: string }>(result)[0]?.oldest) }
}

test('every number is asked for again within 60 days, so many a night and hardly ever more', async () => {
  await addContacts(550)
  for (let day = 1; day <= 200; day++) {
    core.clock.advance(DAY)
    if (day === 70) await addContacts(200)
    const { asked, oldest } = await night()
    expect(oldest).toBeLessThan(60)
    expect(asked).toBeLessThanOrEqual(day < 70 ? 10 : 14)
  }
})

test('a number that two employees named is one number: both hear of it', async () => {
  const { contactId } = await nameContact(core, { row: { state: 'valid' } })
  const other = await nameContact(core, { row: { state: 'due' } })
  core.clock.advance(30 * DAY)
  expect(await planNumberChecks(core)).toBe(2)
  const jobs = rowsOf<{ id: string }>(
    await core.db.execute(sql`select payload ->> 'contactId' as id from jobs order by 1`),
  )
  expect(jobs.map(({ id }) => id)).toEqual([contactId, other.contactId].sort())
})

test('whose contact ended, is a draft or has no mobile number is not asked about', async () => {
  for (const row of [
    { state: 'invalid' },
    { state: 'retired' },
    { state: 'draft' },
    { channel: 'other' },
  ] as const)
    await nameContact(core, { row })
  core.clock.advance(70 * DAY)
  expect(await planNumberChecks(core)).toBe(0)
})
