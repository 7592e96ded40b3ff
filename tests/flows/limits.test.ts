import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findNextAskTime } from '../../api/_src/features/message/message-queries.ts'
import { queueMessage } from '../../api/_src/features/message/queue-message.ts'
import { sendMessage } from '../../api/_src/features/message/send-message.ts'
import { DAY, HOUR, MINUTE, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import { challengeCodes, contacts, employees, numbers, settings } from '../../db/schema/index.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const resend = (challengeId: string, askNow = false, occasion = '1') =>
  queueMessage(world, { what: 'resend', challengeId, askNow, occasion })

describe('one pair', () => {
  it('gets one unasked message a day; the next waits and the employee is told until when', async () => {
    const { challengeId, contactId } = await world.ask()
    await world.settle()
    expect(await findNextAskTime(world, contactId)).toEqual(shanghaiInstant('2026-11-24', 10))
    await queueMessage(world, { what: 'repeat', challengeId })
    await world.settle()
    expect(world.sms.accepted).toHaveLength(1)
    const waiting = (await world.messages()).filter(({ state }) => state === 'queued')
    expect(waiting).toMatchObject([{ why: 'pair_day' }])
    world.clock.advance(DAY)
    await world.settle()
    expect(world.sms.accepted).toHaveLength(2)
  })

  it('gets no seventh in a year: it is given up and somebody hears of it', async () => {
    const { challengeId } = await world.ask()
    await world.settle()
    for (let day = 1; day <= 6; day++) {
      world.clock.advance(DAY)
      await resend(challengeId, false, String(day))
      await world.settle()
    }
    expect(world.sms.accepted).toHaveLength(6)
    const dropped = (await world.messages()).filter(({ state }) => state === 'dropped')
    expect(dropped.map(({ why }) => why)).toEqual(['limit'])
  })

  it('the same press twice is one message', async () => {
    const { challengeId } = await world.ask()
    await world.settle()
    world.clock.advance(DAY)
    await Promise.all([resend(challengeId), resend(challengeId)])
    await world.settle()
    expect(world.sms.accepted).toHaveLength(2)
  })

  it('two presses are one message, though the first had left before the second was looked at', async () => {
    const { challengeId } = await world.ask()
    await world.settle()
    world.clock.advance(DAY)
    await resend(challengeId, false, '1')
    await world.settle()
    await resend(challengeId, false, '2')
    await world.settle()
    world.clock.advance(DAY)
    await world.settle()
    expect(world.sms.accepted).toHaveLength(2)
  })
})

describe('hours', () => {
  it('a contact named at night is asked at 08:00, and the reason is on the message', async () => {
    world.clock.set(shanghaiInstant('2026-11-23', 22))
    await world.ask()
    await world.settle()
    expect(world.sms.accepted).toHaveLength(0)
    const [message] = await world.messages()
    expect(message).toMatchObject({ why: 'hours', dueAt: shanghaiInstant('2026-11-24', 8) })
    world.clock.set(shanghaiInstant('2026-11-24', 8))
    await world.settle()
    expect(world.sms.accepted).toHaveLength(1)
  })

  it('现在发送 frees the message that waits for the morning, and adds none', async () => {
    world.clock.set(shanghaiInstant('2026-11-23', 22))
    const { challengeId } = await world.ask()
    await world.settle()
    await resend(challengeId, true)
    await world.settle()
    expect(world.sms.accepted).toHaveLength(1)
    world.clock.set(shanghaiInstant('2026-11-24', 9))
    await world.settle()
    expect(world.sms.accepted).toHaveLength(1)
  })

  it('an imported contact is asked on a workday from 09:00', async () => {
    world.clock.set(shanghaiInstant('2026-11-21', 11))
    await world.ask({ row: { source: 'import' } })
    await world.settle()
    expect((await world.messages())[0]?.dueAt).toEqual(shanghaiInstant('2026-11-23', 9))
  })
})

describe('no SMS', () => {
  it.each([
    [
      'to a number that said stop',
      'number_stopped',
      async (phoneHash: string) => {
        const at = world.clock.now()
        await world.db.insert(numbers).values({ phoneHash, stoppedAt: at })
      },
    ],
    [
      'to a number that turned out dead',
      'number_dead',
      async (phoneHash: string) => {
        await world.db.insert(numbers).values({ phoneHash, status: 'vacant' })
      },
    ],
    [
      'for an employee who left',
      'employee_left',
      async () => {
        await world.db.update(employees).set({ status: 'left' })
      },
    ],
    [
      'to a contact that was removed',
      'contact_gone',
      async () => {
        await world.db.update(contacts).set({ state: 'retired', position: null })
      },
    ],
  ])('%s, though it was queued before', async (_, why, happen) => {
    const { phone } = await world.ask()
    await happen(world.vault.hash('phone', phone))
    await world.settle()
    expect(world.sms.calls).toHaveLength(0)
    expect((await world.messages())[0]).toMatchObject({ state: 'dropped', why })
  })
})

describe('asked codes', () => {
  async function queueCodes(
    count: number,
    named: { contactId: string; challengeId: string },
    at = world,
  ) {
    for (let i = 0; i < count; i++) {
      const id = `cod_${i}`
      const createdAt = at.clock.now()
      await at.db.insert(challengeCodes).values({
        id,
        subject: named.contactId,
        purpose: 'confirm',
        contactId: named.contactId,
        challengeId: named.challengeId,
        createdAt,
      })
      await queueMessage(at, { what: 'code', codeId: id })
    }
  }

  it('leave one a minute, beside the unasked ones, and a late one not at all', async () => {
    const named = await world.ask()
    await world.settle()
    await queueCodes(3, named)
    await world.settle()
    expect(world.sms.accepted.map(({ template }) => template)).toEqual(['notice_link', 'code'])
    world.clock.advance(MINUTE + 2000)
    await world.settle()
    expect(world.sms.accepted).toHaveLength(3)
    world.clock.advance(HOUR)
    await world.settle()
    expect(world.sms.accepted).toHaveLength(3)
    const dropped = (await world.messages()).filter(({ state }) => state === 'dropped')
    expect(dropped.map(({ why }) => why)).toEqual(['too_late'])
  })

  it('several senders at once let one code through', async () => {
    const server = await createMessageWorld({ driver: 'pg' })
    const named = await server.ask()
    await queueCodes(8, named, server)
    const rows = await server.messages()
    const issueSecrets = async () => ({ link: 'a1B2c3D4', code: '123456' })
    await Promise.all(rows.map(({ id }) => sendMessage(server, { messageId: id, issueSecrets })))
    const codes = server.sms.accepted.filter(({ template }) => template === 'code')
    expect(codes).toHaveLength(1)
    await server.close()
  })
})

it('the daily budget warns once at 80 % and then holds back what nobody asked for', async () => {
  const at = world.clock.now()
  await world.db.insert(settings).values({ key: 'smsDailyBudget', value: 5, changedAt: at })
  for (let i = 0; i < 7; i++) {
    await world.ask({ phone: `1380000901${i}` })
    await world.settle()
  }
  expect(world.sms.accepted).toHaveLength(5)
  const held = (await world.messages()).filter(({ state }) => state === 'queued')
  expect(held.map(({ why }) => why)).toEqual(['budget', 'budget'])
  expect(await world.openWarnings()).toEqual(['sms_budget'])
  world.clock.advance(DAY)
  await world.settle()
  expect(world.sms.accepted).toHaveLength(7)
})
