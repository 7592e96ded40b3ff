import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { issueChallenge } from '../../api/_src/features/challenge/issue-challenge.ts'
import { listContacts } from '../../api/_src/features/contact/get-contact.ts'
import { closeDrill } from '../../api/_src/features/drill/close-drill.ts'
import { purgeDrillMessages } from '../../api/_src/features/drill/purge-drill-messages.ts'
import { purgeDrillPeople } from '../../api/_src/features/drill/purge-drill-people.ts'
import { recordDrillLeaver } from '../../api/_src/features/drill/record-drill-leaver.ts'
import { queueMessage } from '../../api/_src/features/message/queue-message.ts'
import { recordReceipt } from '../../api/_src/features/message/record-receipt.ts'
import { recordUplink } from '../../api/_src/features/message/record-uplink.ts'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { writeDrill } from '../../api/_src/flow/sms-drill.ts'
import { DAY, HOUR } from '../../api/_src/kernel/clock.ts'
import { announce } from '../../api/_src/kernel/outbox.ts'
import {
  challenges,
  contacts,
  drillMessages,
  employeeNumbers,
  employees,
  messages,
  numbers,
  scores,
  settings,
  smsDays,
  smsPushes,
} from '../../db/schema/index.ts'
import { addEmployee } from '../support/add-employee.ts'
import { createVisitor, mountPages } from '../support/contact-pages.ts'
import { addContact, addPeople, everybody, startCalls } from '../support/drilled.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

/** A drill by SMS of everybody; what is due leaves. */
async function startSms(name = '短信演练') {
  const calls = await startCalls(world, { kind: 'sms', name })
  await world.settle()
  return calls
}
const drillSms = () => world.sms.accepted.filter(({ template }) => template === 'drill')
const linkOf = (place: number) => drillSms()[place]?.params.link ?? ''
const visitor = () => createVisitor(mountPages(world))
const answer = (link: string) => visitor().post(`/d/${link}/received`)
const later = async (milliseconds: number) => {
  world.clock.advance(milliseconds)
  await world.settle()
  await schedule.sweep(world)
  await world.settle()
}
const noticesOf = async (kind: string) =>
  (await world.notices()).filter((notice) => notice.kind === kind)

describe('who is written to', () => {
  test('one contact of each: whom a caller would call first of those who may be sent an SMS', async () => {
    const employeeId = await addEmployee(world, { site: '苏州基地' })
    const proofAt = (days: number) => new Date(world.clock.now().getTime() - days * DAY)
    await addContact(world, employeeId, { position: 1, state: 'pending', proofAt: null })
    const first = await addContact(world, employeeId, { position: 3, proofAt: proofAt(3) })
    await addContact(world, employeeId, { position: 2, proofAt: proofAt(300) })
    await startSms()
    const written = await world.db.select().from(drillMessages)
    expect(written.map(({ contactId }) => contactId)).toEqual([first])
    expect(drillSms()).toHaveLength(1)
  })

  test('nobody who never agreed, took no SMS, or whose number is the employee’s own: they stand apart', async () => {
    const rows = [
      { state: 'pending' },
      { state: 'unanswered' },
      { state: 'invalid', cause: 'declined' },
      { channel: 'other' },
      { shared: true },
    ] as const
    for (const row of rows)
      await addContact(world, await addEmployee(world, { site: '苏州基地' }), row)
    await addEmployee(world, { site: '苏州基地' })
    const [stopped] = await addPeople(world, '苏州基地', 1)
    const [contact] = await world.db
      .select()
      .from(contacts)
      .where(eq(contacts.employeeId, stopped ?? ''))
    await world.db.insert(numbers).values({
      phoneHash: contact?.phoneHash ?? '',
      stoppedAt: world.clock.now(),
      createdAt: world.clock.now(),
    } as typeof numbers.$inferInsert)
    const { hr } = await startSms()
    expect(drillSms()).toEqual([])
    const drill = await hr.drill()
    expect(drill.reasons).toEqual([{ reason: 'no_sms_contact', count: 7 }])
    expect([drill.attempted, drill.result]).toEqual([0, null])
  })

  test('a step that runs twice, or at once with another, writes once', async () => {
    await addPeople(world, '苏州基地', 6)
    const { drillId } = await startCalls(world, { kind: 'sms' })
    await Promise.all([writeDrill(world, { drillId }), writeDrill(world, { drillId })])
    await writeDrill(world, { drillId })
    await world.settle()
    expect(drillSms()).toHaveLength(6)
    expect(new Set(drillSms().map(({ params }) => params.link)).size).toBe(6)
  })

  test('a larger sample is written in steps', async () => {
    const people = 1_200
    await world.db.execute(sql`
      insert into employees (id, employee_no, name, site, status, created_at, updated_at)
      select 'emp_' || n, n::text, '张敏', '苏州', 'active', now(), now() from generate_series(1, ${people}::int) n`)
    const { people: sample, drillId } = await startCalls(world, {
      kind: 'sms',
      precision: 3,
      basis: 'site',
    })
    await world.settle()
    expect((await sample())[0]?.reason ?? '').toBe('no_sms_contact')
    const left = await world.db.execute(
      sql`select 1 from drill_people where drill_id = ${drillId} and state = 'waiting'`,
    )
    expect((left as { rows: unknown[] }).rows).toEqual([])
  })
})

describe('an answer', () => {
  test('is a press on the page, once and for good; opening the page changes nothing', async () => {
    await addPeople(world, '苏州基地', 2)
    const { hr, people } = await startSms()
    const link = linkOf(0)
    const opened = await visitor().get(`/d/${link}`)
    expect(opened.text).toContain('没有人出事')
    expect(opened.text).toContain('我收到了')
    expect((await hr.drill()).reached).toBe(0)
    for (let press = 0; press < 2; press++) {
      const thanked = await answer(link)
      expect([thanked.status, thanked.path]).toEqual([200, `/d/${link}`])
      expect(thanked.text).toContain('谢谢您')
    }
    const drill = await hr.drill()
    expect([drill.attempted, drill.reached, drill.awaiting]).toEqual([2, 1, 1])
    expect((await people()).filter(({ state }) => state === 'reached')).toHaveLength(1)
  })

  test('pressed on somebody else’s page is none', async () => {
    await addPeople(world, '苏州基地', 1)
    const { hr } = await startSms()
    const headers = { 'sec-fetch-site': 'cross-site' }
    const shown = await visitor().send(`/d/${linkOf(0)}/received`, { method: 'POST', headers })
    expect(shown.text).toContain('我收到了')
    expect((await hr.drill()).reached).toBe(0)
  })

  test('changes neither contact nor question nor score', async () => {
    await addPeople(world, '苏州基地', 1)
    const before = await world.db.select().from(contacts)
    for (const { id: contactId } of before)
      await announce(world.db, world.clock.now(), 'contact.touched', { contactId })
    await world.settle()
    const scored = await world.db.select().from(scores)
    await startSms()
    const [sent] = drillSms()
    await recordReceipt(world, [delivered(sent)])
    await answer(linkOf(0))
    await later(50 * HOUR)
    expect(await world.db.select().from(contacts)).toEqual(before)
    expect(await world.db.select().from(challenges)).toEqual([])
    const tenths = (rows: readonly { tenths: number }[]) => rows.map((row) => row.tenths)
    expect(tenths(await world.db.select().from(scores))).toEqual(tenths(scored))
    expect(scored).toHaveLength(1)
  })

  test('48 hours after the SMS is too late: a calm ending, and no reply', async () => {
    await addPeople(world, '苏州基地', 2)
    const { hr } = await startSms()
    await answer(linkOf(0))
    await later(48 * HOUR)
    const drill = await hr.drill()
    expect([drill.state, drill.attempted, drill.reached]).toEqual(['closed', 2, 1])
    const late = await answer(linkOf(1))
    expect([late.status, late.text.includes('已经结束了')]).toEqual([200, true])
    expect((await hr.drill()).reached).toBe(1)
    expect((await visitor().get(`/d/${linkOf(0)}`)).text).toContain('谢谢您')
  })

  test('with a link that is none leads to the page for that, and is throttled', async () => {
    const guess = visitor()
    expect((await guess.get('/d/a1B2c3D4')).status).toBe(404)
    for (let n = 0; n < 30; n++) await guess.post('/d/a1B2c3D4/received')
    expect((await guess.get('/d/a1B2c3D4')).status).toBe(429)
    expect((await guess.get('/d')).status).toBe(404)
  })
})

const delivered = (sent: { outId: string; phone: string } | undefined, errCode = 'DELIVERED') => ({
  outId: sent?.outId ?? '',
  phone: sent?.phone ?? '',
  errCode,
  reportedAt: world.clock.now(),
  segments: 1,
})

describe('the response rate', () => {
  test('is of those who were sent an SMS, from the first minute on: never better than the truth', async () => {
    await addPeople(world, '苏州基地', 4)
    const without = await addEmployee(world, { site: '苏州基地' })
    expect(without).toBeTruthy()
    const { hr } = await startSms()
    await answer(linkOf(0))
    const drill = await hr.drill()
    expect([drill.drawn, drill.attempted, drill.notAttempted, drill.waiting]).toEqual([5, 4, 1, 0])
    expect(drill.result?.share).toBe(0.25)
    // everybody who can be sent an SMS was: nothing is uncertain but what is still to come
    expect(drill.sites[0]?.interval).toEqual({ low: 0.25, high: 0.25 })
  })

  test('of a drill that is closed early keeps who had not their 48 hours in, and names them', async () => {
    await addPeople(world, '苏州基地', 3)
    const { hr, drillId } = await startSms()
    await answer(linkOf(0))
    await closeDrill(world, { drillId, closerId: 'emp_hr', scope: everybody })
    const drill = await hr.drill()
    expect([drill.attempted, drill.reached, drill.awaiting]).toEqual([3, 1, 2])
    expect([drill.notAttempted, drill.reasons]).toEqual([0, []])
    expect(drill.result?.share).toBeCloseTo(1 / 3)
    expect((await answer(linkOf(1))).text).toContain('已经结束了')
  })

  test('of a drill that is closed while an SMS may be on its way keeps that one in', async () => {
    await addPeople(world, '苏州基地', 2)
    world.sms.script.push('lost')
    const { hr, drillId } = await startSms()
    await closeDrill(world, { drillId, closerId: 'emp_hr', scope: everybody })
    const drill = await hr.drill()
    expect([drill.attempted, drill.awaiting, drill.reasons]).toEqual([2, 2, []])
  })

  test('of an SMS of which nobody ever learns whether it left ends with its 48 hours', async () => {
    await addPeople(world, '苏州基地', 1)
    world.sms.script.push('lost')
    const { hr } = await startSms()
    world.sms.queriesFail = true
    await later(48 * HOUR)
    const drill = await hr.drill()
    expect([drill.state, drill.attempted, drill.reached]).toEqual(['closed', 1, 0])
  })

  test('keeps who was sent an SMS and left the company, and leaves out who left before', async () => {
    const people = await addPeople(world, '苏州基地', 3)
    const { hr } = await startSms()
    await answer(linkOf(0))
    for (const employeeId of people) await recordDrillLeaver(world, { employeeId })
    const drill = await hr.drill()
    expect([drill.attempted, drill.reached, drill.reasons]).toEqual([3, 1, []])
    await world.reset()
    world.clock.set(new Date('2026-11-23T22:00:00+08:00'))
    const [early] = await addPeople(world, '苏州基地', 1)
    const later = await startSms()
    await recordDrillLeaver(world, { employeeId: early ?? '' })
    expect((await later.hr.drill()).reasons).toEqual([{ reason: 'left', count: 1 }])
  })

  test('leaves out whom the carrier blocked or the vendor refused', async () => {
    await addPeople(world, '苏州基地', 3)
    const { hr } = await startSms()
    const stays = drillSms()
    await recordReceipt(world, [delivered(stays[0], 'CONTENT_BLOCKED_TEST')])
    await world.db.execute(sql`
      update messages set state = 'failed', why = 'blocked' where out_id = ${stays[0]?.outId ?? ''}`)
    await world.db.execute(sql`
      update messages set state = 'refused', why = 'illegal_number' where out_id = ${stays[1]?.outId ?? ''}`)
    await later(HOUR)
    const drill = await hr.drill()
    expect(drill.reasons).toEqual([
      { reason: 'sms_blocked', count: 1 },
      { reason: 'sms_refused', count: 1 },
    ])
    expect([drill.attempted, drill.state]).toEqual([1, 'running'])
    const blocked = stays[0]?.params.link ?? ''
    expect((await answer(blocked)).text).toContain('谢谢您')
    expect((await hr.drill()).reached).toBe(1)
  })

  test('counts a number that is dead as no reply, and the carrier is asked about it', async () => {
    await addPeople(world, '苏州基地', 1)
    await world.db.update(contacts).set({ state: 'due' })
    const { hr } = await startSms()
    let asked = 0
    world.numberService.status = async () => {
      asked += 1
      return { status: 'normal', carrier: null }
    }
    await world.db.execute(sql`
      update messages set state = 'failed', why = 'likely_dead' where kind = 'drill'`)
    const [row] = await world.db.select().from(messages)
    await world.db.execute(sql`
      insert into jobs (lane, event, payload, run_at) values ('number', 'message.failed',
        ${JSON.stringify({ messageId: row?.id })}::jsonb, ${world.clock.now().toISOString()})`)
    await world.settle()
    expect(asked).toBe(1)
    await later(48 * HOUR)
    expect(await hr.drill()).toMatchObject({ attempted: 1, reached: 0, notAttempted: 0 })
    expect(await noticesOf('sms_failed')).toEqual([])
  })
})

async function sentTo(employeeId: string, theirs: boolean) {
  const own = await world.db.select().from(contacts).where(eq(contacts.employeeId, employeeId))
  const phones = own.map(({ phoneSealed }) => world.vault.open('phone', phoneSealed))
  return drillSms().filter(({ phone }) => phones.includes(phone) === theirs)
}

describe('the SMS', () => {
  test('leaves in the hours of batches, and what waits is dropped once the drill is closed', async () => {
    await addPeople(world, '苏州基地', 2)
    world.clock.set(new Date('2026-11-23T22:00:00+08:00'))
    const { hr, drillId } = await startSms()
    expect(drillSms()).toEqual([])
    const waits = await hr.drill()
    expect([waits.waiting, waits.held]).toEqual([2, [{ why: 'hours', count: 2 }]])
    await closeDrill(world, { drillId, closerId: 'emp_hr', scope: everybody })
    await later(14 * HOUR)
    expect(drillSms()).toEqual([])
    const kept = await world.messages()
    expect(kept.map(({ state, why }) => [state, why])).toEqual([
      ['dropped', 'drill_over'],
      ['dropped', 'drill_over'],
    ])
    expect((await hr.drill()).reasons).toEqual([{ reason: 'not_sent_yet', count: 2 }])
  })

  test('counts as one that nobody asked for: none to a pair that had one today', async () => {
    await addPeople(world, '苏州基地', 1)
    await startSms('一')
    await startSms('二')
    expect(drillSms()).toHaveLength(1)
    await later(DAY)
    expect(drillSms()).toHaveLength(2)
  })

  test('swallows no 再发一次 of the same day: that waits for tomorrow', async () => {
    await addPeople(world, '苏州基地', 1)
    await startSms()
    await world.db.update(contacts).set({ state: 'due' })
    const [contact] = await world.db.select().from(contacts)
    const issued = await issueChallenge(world, { contactId: contact?.id ?? '' })
    if (issued.outcome !== 'issued') throw new Error(issued.outcome)
    const { challengeId } = issued
    await queueMessage(world, { what: 'resend', challengeId, askNow: true, occasion: '1' })
    await world.settle()
    const resends = () => world.db.select().from(messages).where(eq(messages.kind, 'resend'))
    expect((await resends()).map(({ state, why }) => [state, why])).toEqual([
      ['queued', 'pair_day'],
    ])
    world.clock.advance(DAY)
    await world.settle()
    expect((await resends()).map(({ state }) => state)).toEqual(['sent'])
  })

  test('that failed says nothing of the question to the employee, but 再发一次 waits a day after it', async () => {
    const [employeeId = ''] = await addPeople(world, '苏州基地', 1)
    await startSms()
    await world.db.update(contacts).set({ state: 'unanswered', proofAt: null, proofKind: null })
    await world.db.execute(sql`update messages set state = 'failed', why = 'unreachable'`)
    const [contact] = (await listContacts(world, { employeeId })).contacts
    expect(contact?.steps.find(({ name }) => name === 'delivered')?.state).toBe('waiting')
    const [sent] = await world.db.select().from(messages)
    const waits = new Date((sent?.sentAt?.getTime() ?? 0) + DAY).toISOString()
    expect(contact?.resendAt).toBe(waits)
  })

  test('never to a contact who left meanwhile', async () => {
    await addPeople(world, '苏州基地', 1)
    world.clock.set(new Date('2026-11-23T22:00:00+08:00'))
    const { hr } = await startSms()
    await world.db.update(contacts).set({ state: 'invalid', cause: 'withdrew' })
    await later(14 * HOUR)
    expect(drillSms()).toEqual([])
    expect((await hr.drill()).reasons).toEqual([{ reason: 'sms_not_sent', count: 1 }])
  })

  test('never to a number that became known as the employee’s own meanwhile', async () => {
    const [mine = '', shares = ''] = await addPeople(world, '苏州基地', 2)
    world.clock.set(new Date('2026-11-23T22:00:00+08:00'))
    const { hr } = await startSms()
    const updatedAt = world.clock.now()
    for (const { employeeId, phoneHash, phoneSealed } of await world.db.select().from(contacts))
      await world.db
        .insert(employeeNumbers)
        .values({ employeeId, phoneHash, phoneSealed, source: 'wecom', updatedAt })
    await world.db
      .update(contacts)
      .set({ sharedConfirmedAt: updatedAt })
      .where(eq(contacts.employeeId, shares))
    await later(14 * HOUR)
    expect(await sentTo(mine, true)).toEqual([])
    expect(await sentTo(shares, true)).toHaveLength(1)
    expect((await hr.drill()).reasons).toEqual([{ reason: 'sms_not_sent', count: 1 }])
  })

  test('leaves half of the day’s budget to questions', async () => {
    const changedAt = world.clock.now()
    await world.db.insert(settings).values({ key: 'smsDailyBudget', value: 100, changedAt })
    await world.db.insert(smsDays).values({ day: '2026-11-23', shard: 1, sent: 50 })
    await addPeople(world, '苏州基地', 3)
    await startSms()
    expect(drillSms()).toEqual([])
    await world.ask({ phone: '13800009012' })
    await world.settle()
    expect(world.sms.accepted.at(-1)?.template).toBe('notice_link')
  })

  test('whose template the vendor refuses keeps no question waiting, and the administrator hears of it', async () => {
    await addPeople(world, '苏州基地', 1)
    world.sms.script.push({ refuse: 'isv.SMS_TEMPLATE_ILLEGAL' })
    await startSms()
    expect(drillSms()).toEqual([])
    await world.ask({ phone: '13800009012' })
    await world.settle()
    expect(await world.openWarnings()).toEqual(['drill_refused'])
    expect(world.sms.accepted.at(-1)?.template).toBe('notice_link')
    await later(11 * 60_000)
    expect(drillSms()).toHaveLength(1)
  })

  test('that the vendor refuses for lack of money is no matter of its template: questions wait as well', async () => {
    await addPeople(world, '苏州基地', 1)
    world.sms.script.push({ refuse: 'isv.AMOUNT_NOT_ENOUGH' })
    await startSms()
    await world.ask({ phone: '13800009012' })
    await world.settle()
    expect(await world.openWarnings()).toEqual(['sms_refused'])
    expect(world.sms.calls).toHaveLength(1)
  })

  test('is not tried on the next person while the vendor refuses the template', async () => {
    await addPeople(world, '苏州基地', 1)
    world.sms.script.push({ refuse: 'isv.SMS_TEMPLATE_ILLEGAL' })
    await startSms('一')
    await addPeople(world, '苏州基地', 3)
    await startSms('二')
    expect(world.sms.calls).toHaveLength(1)
    await later(11 * 60_000)
    expect(drillSms()).toHaveLength(4)
  })

  test('of which nobody knows whether it left keeps its link until two looks found nothing; then a new one', async () => {
    await addPeople(world, '苏州基地', 1)
    world.sms.script.push('vanish')
    const { hr } = await startSms()
    expect((await hr.drill()).waiting).toBe(1)
    await later(16 * 60_000)
    await later(16 * 60_000)
    expect(world.sms.calls).toHaveLength(2)
    const [first, second] = world.sms.calls.map(({ params }) => params.link ?? '')
    expect((await visitor().get(`/d/${first}`)).status).toBe(404)
    expect((await answer(second ?? '')).text).toContain('谢谢您')
  })

  test('answered with 退订 stops the number; with 1 it confirms nothing', async () => {
    await addPeople(world, '苏州基地', 1)
    await startSms()
    const phone = drillSms()[0]?.phone ?? ''
    const reply = (content: string, sequenceId: string) =>
      recordUplink(world, [{ sequenceId, phone, content, destCode: '10690001' }])
    await reply('1', 's1')
    await reply('2', 's2')
    await world.settle()
    expect((await world.db.select().from(smsPushes)).map(({ outcome }) => outcome)).toEqual([
      'no_question',
      'no_question',
    ])
    await reply('退订', 's3')
    await world.settle()
    const [number] = await world.db.select().from(numbers)
    expect(number?.stoppedAt).not.toBeNull()
  })

  test('is told to the employee by WeCom once: that it was a drill and nothing happened', async () => {
    await addPeople(world, '苏州基地', 1)
    await world.db.update(employees).set({ userid: 'WangWei' })
    await startSms()
    await later(HOUR)
    expect(await noticesOf('drill_written')).toHaveLength(1)
    const told = world.wecomMessages.calls.filter(({ content }) => content.title.includes('演练'))
    expect(told).toHaveLength(1)
    expect(JSON.stringify(told)).toContain('演练短信')
  })
})

test('a contact, or an employee, who is forgotten leaves the drill; what their site came to stays', async () => {
  await addPeople(world, '苏州基地', 3)
  const { hr } = await startSms()
  await answer(linkOf(0))
  const [first] = await world.db.select().from(drillMessages)
  await purgeDrillMessages(world, { contactIds: [first?.contactId ?? ''] })
  expect(await world.db.select().from(drillMessages)).toHaveLength(2)
  await later(48 * HOUR)
  const before = await hr.drill()
  const [second] = await world.db.select().from(drillMessages)
  await purgeDrillPeople(world, { employeeIds: [second?.employeeId ?? ''] })
  expect(await world.db.select().from(drillMessages)).toHaveLength(1)
  expect(await hr.drill()).toEqual(before)
})

test('a drill by SMS is not called from the card', async () => {
  await addPeople(world, '苏州基地', 2)
  const { hr, people } = await startSms()
  await expect(hr.next()).rejects.toMatchObject({ code: 'not_now' })
  await expect(hr.open((await people())[0]?.id ?? '')).rejects.toMatchObject({ code: 'not_now' })
  expect((await people()).map(({ mayOpen, sent }) => [mayOpen, sent])).toEqual([
    [false, true],
    [false, true],
  ])
})
