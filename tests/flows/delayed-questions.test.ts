import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { resendContact } from '../../api/_src/features/contact/resend-contact.ts'
import { tryJob } from '../../api/_src/flow/try-job.ts'
import { DAY, HOUR, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import { announce, claimJobs } from '../../api/_src/kernel/outbox.ts'
import { ProviderError } from '../../api/_src/kernel/provider-error.ts'
import { contacts, jobs, numbers } from '../../db/schema/index.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const saturdayNight = shanghaiInstant('2026-11-21', 22)
const press = (contact: { employeeId: string; contactId: string }, now: boolean) =>
  resendContact(world, { ...contact, now, nextAskTime: async () => null })

describe('holidays', () => {
  it('delay a question by more than a week and lose none', async () => {
    // the evening before the nine days of the Spring Festival 2026
    world.clock.set(shanghaiInstant('2026-02-14', 21))
    await world.ask({ row: { source: 'import' } })
    await world.settle()
    expect(await world.messages()).toMatchObject([
      { state: 'queued', why: 'hours', dueAt: shanghaiInstant('2026-02-24', 9) },
    ])
    world.clock.set(shanghaiInstant('2026-02-24', 9))
    await world.settle()
    expect(world.sms.accepted).toHaveLength(1)
  })
})

describe('an imported contact', () => {
  it('is asked at once when the employee says that the family is there', async () => {
    world.clock.set(saturdayNight)
    const contact = await world.ask({ row: { source: 'import' } })
    await world.settle()
    await press(contact, true)
    await world.settle()
    expect(world.sms.accepted).toHaveLength(1)
  })

  it.each([
    { now: true, left: saturdayNight },
    { now: false, left: shanghaiInstant('2026-11-22', 8) },
  ])(
    'that never answered is asked again by the hours of a press, now: $now',
    async ({ now, left }) => {
      world.clock.set(new Date(saturdayNight.getTime() - 20 * DAY))
      const contact = await world.ask({ row: { source: 'import' } })
      await world.db
        .update(contacts)
        .set({ state: 'unanswered' })
        .where(eq(contacts.id, contact.contactId))
      await world.db.execute(sql`update challenges set state = 'expired'`)
      world.clock.set(saturdayNight)
      await press(contact, now)
      await world.settle()
      world.clock.set(left)
      await world.settle()
      expect(world.sms.accepted).toHaveLength(1)
      world.clock.set(shanghaiInstant('2026-11-24', 12))
      await world.settle()
      expect(world.sms.accepted).toHaveLength(1)
    },
  )
})

it('a resend in the moment in which the seven days end is a new question', async () => {
  const contact = await world.ask()
  await world.settle()
  world.clock.advance(7 * DAY)
  await press(contact, false)
  await world.db.execute(sql`update challenges set state = 'expired'`)
  await announce(world.db, world.clock.now(), 'challenge.expired', contact)
  await world.settle()
  expect(world.sms.accepted).toHaveLength(2)
})

it('a contact asked anew is not called silent for the question before', async () => {
  const contact = await world.ask()
  await world.settle()
  world.clock.advance(7 * DAY)
  await press(contact, false)
  await world.db.execute(sql`update challenges set state = 'expired'`)
  await world.settle()
  await announce(world.db, world.clock.now(), 'challenge.expired', contact)
  await world.settle()
  const [row] = await world.db.select().from(contacts).where(eq(contacts.id, contact.contactId))
  expect(row?.state).toBe('pending')
  expect(await world.notices()).toEqual([])
})

it('a number that dies while its question waits for the morning ends the contact', async () => {
  world.clock.set(saturdayNight)
  const { contactId } = await world.ask({ row: { checkedAt: saturdayNight } })
  await world.settle()
  const phoneHash = (await world.messages())[0]?.phoneHash ?? ''
  world.clock.set(shanghaiInstant('2026-11-22', 8))
  const checkedAt = world.clock.now()
  await world.db.insert(numbers).values({ phoneHash, status: 'vacant', checkedAt })
  await world.settle()
  const [contact] = await world.db.select().from(contacts).where(eq(contacts.id, contactId))
  expect(contact).toMatchObject({ state: 'invalid', cause: 'dead' })
  expect((await world.notices()).map(({ kind }) => kind)).toEqual(['dead'])
})

it('an outside that is down for days buries nothing, and the administrator hears of it', async () => {
  await announce(world.db, world.clock.now(), 'contact.submitted', { contactId: 'con_none' })
  const report = { done: 0, postponed: 0, failed: 0, buried: 0 }
  const run = () => Promise.reject(new ProviderError('unavailable', 'aliyun-number', 'down'))
  for (let round = 0; round < 60; round++) {
    world.clock.advance(HOUR)
    const claimed = await claimJobs(world.db, {
      lane: 'number',
      limit: 1,
      now: world.clock.now(),
      leaseMs: 1000,
      leaseToken: 'a',
    })
    for (const job of claimed) await tryJob({ core: world, run, report }, job)
  }
  expect(report).toMatchObject({ failed: 60, buried: 0 })
  expect(await world.db.select().from(jobs).where(eq(jobs.event, 'trouble.seen'))).toHaveLength(1)
})
