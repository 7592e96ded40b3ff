import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { notifyAdministrators } from '../../api/_src/features/notice/notify-administrators.ts'
import { queueNotice } from '../../api/_src/features/notice/queue-notice.ts'
import { sendNotice } from '../../api/_src/features/notice/send-notice.ts'
import { checkCalendar } from '../../api/_src/features/warning/check-calendar.ts'
import { raiseWarning } from '../../api/_src/features/warning/raise-warning.ts'
import { DAY, HOUR, MINUTE, SECOND, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import {
  contactHistory,
  contacts,
  employees,
  notices,
  roleGrants,
  warnings,
} from '../../db/schema/index.ts'
import { addEmployee } from '../support/add-employee.ts'
import { announced } from '../support/announced.ts'
import { nameContact } from '../support/asked-contact.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

/** An employee in WeCom whose contact has news, and the notice of it. */
async function news(subject = 'chg_1') {
  const named = await nameContact(world)
  await world.db.update(employees).set({ userid: 'ZhangMin' })
  await queueNotice(world, { contactId: named.contactId, kind: 'confirmed', subject })
  return { ...named, noticeId: (await world.notices())[0]?.id ?? '' }
}

const send = (noticeId: string) => sendNotice(world, { noticeId })
const theNotice = async () => (await world.notices())[0]

describe('news for the employee', () => {
  it('is one WeCom message without name or number', async () => {
    const { contactId, noticeId } = await news()
    await queueNotice(world, { contactId, kind: 'confirmed', subject: 'chg_1' })
    expect(await announced(world, 'notice.queued')).toHaveLength(1)
    await send(noticeId)
    await send(noticeId)
    expect(world.wecomMessages.calls).toHaveLength(1)
    const [call] = world.wecomMessages.calls
    expect(call?.userid).toBe('ZhangMin')
    expect(call?.content.items[0]?.value).toBe('您填的第1位联络人（母亲）已确认')
    expect(JSON.stringify(call)).not.toMatch(/王小芬|9012/)
  })

  it('waits from 21:00 to 08:00', async () => {
    world.clock.set(shanghaiInstant('2026-11-23', 21))
    const { noticeId } = await news()
    expect(await send(noticeId)).toEqual({ postpone: shanghaiInstant('2026-11-24', 8) })
    expect(world.wecomMessages.calls).toHaveLength(0)
    world.clock.set(shanghaiInstant('2026-11-24', 8))
    await send(noticeId)
    expect(await theNotice()).toMatchObject({ state: 'sent' })
  })

  it('names the place that an invalid contact had', async () => {
    const { contactId, employeeId } = await nameContact(world, {
      row: { state: 'invalid', cause: 'wrong_person', position: null },
    })
    await world.db.insert(contactHistory).values({
      contactId,
      employeeId,
      event: 'declined',
      actor: 'contact',
      before: { state: 'pending', order: 2 },
      at: world.clock.now(),
    })
    await queueNotice(world, { contactId, kind: 'invalidated', subject: 'chg_1' })
    const details = { relation: '母亲', order: 2 }
    expect(await theNotice()).toMatchObject({ kind: 'declined', details })
  })
})

describe('when WeCom fails', () => {
  it('uncertain: the byte-identical message again, whatever changed since', async () => {
    world.wecomMessages.script = ['lost', 'away']
    const { noticeId } = await news()
    const first = await send(noticeId)
    expect(await theNotice()).toMatchObject({ state: 'uncertain' })
    await world.db.update(contacts).set({ relation: '配偶', position: 3 })
    world.clock.set(first?.postpone ?? world.clock.now())
    const second = await send(noticeId)
    world.clock.set(second?.postpone ?? world.clock.now())
    await send(noticeId)
    const [a, , c] = world.wecomMessages.calls
    expect(JSON.stringify(c?.content)).toBe(JSON.stringify(a?.content))
    expect(await theNotice()).toMatchObject({ state: 'sent', attempts: 3 })
  })

  it('surely not sent: again later', async () => {
    world.wecomMessages.script = ['away']
    const { noticeId } = await news()
    expect(await send(noticeId)).toEqual({
      postpone: new Date(world.clock.now().getTime() + 10 * SECOND),
    })
    await send(noticeId)
    expect(await theNotice()).toMatchObject({ state: 'sent', attempts: 2 })
    expect(world.wecomMessages.calls).toHaveLength(2)
  })

  it('a process that died with the message is taken over after its lease', async () => {
    const { noticeId } = await news()
    const claimedAt = world.clock.now()
    await world.db.update(notices).set({ state: 'sending', claimedAt, attempts: 1 })
    expect(await send(noticeId)).toEqual({ postpone: new Date(claimedAt.getTime() + MINUTE) })
    world.clock.advance(MINUTE)
    await send(noticeId)
    expect(world.wecomMessages.calls).toHaveLength(1)
  })

  it('past the time that its duplicate check remembers, nothing is sent twice', async () => {
    world.wecomMessages.script = ['lost']
    const { noticeId } = await news()
    await send(noticeId)
    world.clock.advance(4 * HOUR)
    await send(noticeId)
    expect(world.wecomMessages.calls).toHaveLength(1)
    expect(await theNotice()).toMatchObject({ state: 'failed' })
  })

  it('a member who is gone gets nothing more', async () => {
    world.wecomMessages.script = [{ refuse: 'no_such_member' }]
    const { noticeId } = await news()
    await send(noticeId)
    expect(await theNotice()).toMatchObject({ state: 'dropped', why: 'no_such_member' })
    expect(await announced(world, 'trouble.seen')).toEqual([])
  })

  it('any other refusal is shown to the administrator', async () => {
    world.wecomMessages.script = [{ refuse: '40058' }]
    const { noticeId } = await news()
    await send(noticeId)
    expect(await theNotice()).toMatchObject({ state: 'failed' })
    expect(await announced(world, 'trouble.seen')).toEqual([
      { kind: 'wecom_refused', subject: '40058' },
    ])
  })
})

describe('a warning', () => {
  const trouble = { kind: 'sms_refused', subject: 'isv.AMOUNT_NOT_ENOUGH' } as const

  it('is one row that counts, and is told again only after half a day', async () => {
    for (let i = 0; i < 3; i++) {
      await raiseWarning(world, trouble)
      world.clock.advance(MINUTE)
    }
    expect(await world.db.select().from(warnings)).toMatchObject([{ count: 3 }])
    expect(await announced(world, 'warning.raised')).toHaveLength(1)
    world.clock.advance(DAY)
    await raiseWarning(world, trouble)
    expect(await announced(world, 'warning.raised')).toHaveLength(2)
  })

  it('reaches every administrator once, and nobody whose role has ended', async () => {
    const at = world.clock.now()
    const grant = async (id: string, userid: string, endedAt: Date | null) => {
      const employeeId = await addEmployee(world, { userid })
      await world.db
        .insert(roleGrants)
        .values({ id, employeeId, role: 'admin', grantedAt: at, endedAt })
    }
    await grant('gra_1', 'AdminA', null)
    await grant('gra_2', 'AdminB', null)
    await grant('gra_3', 'AdminC', at)
    await raiseWarning(world, trouble)
    const [warning] = await world.db.select().from(warnings)
    const warningId = warning?.id ?? ''
    expect(await notifyAdministrators(world, { warningId })).toBe(2)
    await notifyAdministrators(world, { warningId })
    for (const { id } of await world.notices()) await send(id)
    expect(world.wecomMessages.calls.map(({ userid }) => userid).sort()).toEqual([
      'AdminA',
      'AdminB',
    ])
    expect(world.wecomMessages.calls[0]?.content.title).toBe('短信服务拒绝发送')
  })
})

describe('the calendar of workdays', () => {
  const warned = async () => (await world.db.select().from(warnings)).map(({ subject }) => subject)

  it('of next year is asked for from 1 November, once', async () => {
    world.clock.set(shanghaiInstant('2026-10-31', 23))
    await checkCalendar(world)
    expect(await warned()).toEqual([])
    world.clock.set(shanghaiInstant('2026-11-01', 0))
    await checkCalendar(world)
    await checkCalendar(world)
    expect(await warned()).toEqual(['2027'])
  })
})
