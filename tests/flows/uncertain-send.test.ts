import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { queueMessage } from '../../api/_src/features/message/queue-message.ts'
import { reconcileMessages } from '../../api/_src/features/message/reconcile-messages.ts'
import { DAY, MINUTE, SECOND, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import { challengeCodes, challengeLinks, challenges, messages } from '../../db/schema/index.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

async function later(milliseconds: number) {
  world.clock.advance(milliseconds)
  const outcome = await reconcileMessages(world)
  await world.settle()
  return outcome
}

const theMessage = async () => (await world.messages())[0]
const questions = () => world.sms.accepted.length

describe('a send whose answer never came', () => {
  it('leads to one SMS, not two: it is found at the vendor and recorded', async () => {
    world.sms.script = ['lost']
    const { challengeId } = await world.ask()
    await world.settle()
    expect(await theMessage()).toMatchObject({ state: 'uncertain' })
    await world.settle()
    expect(await later(MINUTE)).toEqual({ found: 1, missed: 0, failing: 0 })
    expect(await theMessage()).toMatchObject({ state: 'sent' })
    const [question] = await world.db
      .select()
      .from(challenges)
      .where(eq(challenges.id, challengeId))
    expect(question?.askedAt).not.toBeNull()
    expect(questions()).toBe(1)
    await later(DAY)
    expect(questions()).toBe(1)
  })

  it('is known as delivered if the vendor knows that too', async () => {
    world.sms.script = ['lost']
    await world.ask()
    await world.settle()
    const outId = world.sms.accepted[0]?.outId ?? ''
    const receivedAt = world.clock.now()
    world.sms.findings.set(outId, { state: 'delivered', errCode: 'DELIVERED', receivedAt })
    await later(MINUTE)
    expect(await theMessage()).toMatchObject({ state: 'delivered' })
  })

  it('is sent again with a new OutId and a new link only after two healthy queries, 15 minutes later', async () => {
    world.sms.script = ['vanish']
    await world.ask()
    await world.settle()
    for (const wait of [MINUTE, 5 * MINUTE, 8 * MINUTE]) await later(wait)
    expect(world.sms.calls).toHaveLength(1)
    await later(MINUTE)
    expect(world.sms.calls).toHaveLength(1)
    await later(MINUTE)
    expect(questions()).toBe(1)
    const [first, second] = world.sms.calls
    expect(second?.outId).not.toBe(first?.outId)
    expect(second?.params.link).not.toBe(first?.params.link)
    expect(await theMessage()).toMatchObject({ state: 'sent', attempts: 2 })
    expect(await world.db.select().from(challengeLinks)).toHaveLength(2)
  })

  it('stays uncertain while queries fail, and the administrator is told', async () => {
    world.sms.script = ['vanish']
    await world.ask()
    await world.settle()
    world.sms.queriesFail = true
    for (let i = 0; i < 5; i++) await later(20 * MINUTE)
    expect(world.sms.calls).toHaveLength(1)
    expect(await theMessage()).toMatchObject({ state: 'uncertain', missedQueries: 0 })
    expect(await world.openWarnings()).toContain('sms_lookup_failing')
    world.sms.queriesFail = false
    await later(20 * MINUTE)
    await later(20 * MINUTE)
    expect(questions()).toBe(1)
  })

  it('counts against the limits until it is known', async () => {
    world.sms.script = ['vanish']
    const { challengeId } = await world.ask()
    await world.settle()
    const order = { what: 'resend', challengeId, askNow: true, occasion: '1' } as const
    await queueMessage(world, order)
    await world.settle()
    expect(world.sms.calls).toHaveLength(1)
  })

  it('around midnight both dates are asked', async () => {
    world.clock.set(new Date(shanghaiInstant('2026-11-24', 0).getTime() - 3 * MINUTE))
    world.sms.script = ['lost']
    await world.ask({ row: { askNow: true } })
    await world.settle()
    await later(MINUTE)
    expect(world.sms.queries[0]?.dates).toEqual(['20261123', '20261124'])
  })

  it('a code is not sent again: the person has pressed once more by then', async () => {
    const named = await world.ask()
    await world.settle()
    world.sms.script = ['vanish']
    await world.db.insert(challengeCodes).values({
      id: 'cod_a',
      subject: named.contactId,
      purpose: 'confirm',
      contactId: named.contactId,
      challengeId: named.challengeId,
      createdAt: world.clock.now(),
    })
    await queueMessage(world, { what: 'code', codeId: 'cod_a' })
    await world.settle()
    for (let i = 0; i < 4; i++) await later(10 * MINUTE)
    expect(world.sms.calls).toHaveLength(2)
    const [code] = await world.db.select().from(messages).where(eq(messages.kind, 'code'))
    expect(code).toMatchObject({ state: 'dropped', why: 'too_late' })
  })
})

describe('a process that dies', () => {
  it('between call and record leaves one SMS, found after the lease', async () => {
    await world.ask()
    await world.settle()
    await world.db.update(messages).set({ state: 'sending', sentAt: null, bizId: null })
    expect(await later(30 * SECOND)).toEqual({ found: 0, missed: 0, failing: 0 })
    expect(await later(2 * MINUTE)).toEqual({ found: 1, missed: 0, failing: 0 })
    expect(questions()).toBe(1)
    expect(await theMessage()).toMatchObject({ state: 'sent' })
  })

  it('by a bug after the call is looked up too, never sent blindly', async () => {
    world.sms.script = [{ crash: 'a bug' }]
    await world.ask()
    await world.settle()
    expect(await theMessage()).toMatchObject({ state: 'uncertain' })
    await later(MINUTE)
    expect(questions()).toBe(1)
    expect(await theMessage()).toMatchObject({ state: 'sent' })
  })
})

describe('a vendor that says no', () => {
  it('was not reached: the question waits and is put once', async () => {
    world.sms.script = ['away', 'away']
    await world.ask()
    await world.settle()
    expect(await theMessage()).toMatchObject({ state: 'queued', why: 'unavailable' })
    await later(5 * SECOND)
    await later(10 * SECOND)
    expect(await theMessage()).toMatchObject({ state: 'sent', attempts: 3 })
    expect(questions()).toBe(1)
  })

  it('lacks money: the administrator is told, batches pause, nothing is lost', async () => {
    world.sms.script = [{ refuse: 'isv.AMOUNT_NOT_ENOUGH' }]
    await world.ask()
    await world.settle()
    await world.ask({ phone: '13800009013' })
    await world.settle()
    expect(world.sms.calls).toHaveLength(1)
    expect(await world.openWarnings()).toEqual(['sms_refused'])
    await later(11 * MINUTE)
    expect(questions()).toBe(2)
  })

  it('refuses the name: the message goes once more as 您的家人', async () => {
    world.sms.script = [{ refuse: 'isv.TEMPLATE_PARAMS_ILLEGAL' }]
    await world.ask()
    await world.settle()
    expect(world.sms.calls.map(({ params }) => params.name)).toEqual(['张敏', '您的家人'])
  })

  it('calls the number illegal: never again', async () => {
    world.sms.script = [{ refuse: 'isv.MOBILE_NUMBER_ILLEGAL' }]
    await world.ask()
    await world.settle()
    await later(DAY)
    expect(world.sms.calls).toHaveLength(1)
    expect(await theMessage()).toMatchObject({ state: 'refused', why: 'illegal_number' })
  })
})

it('no phone number and no name is ever logged', async () => {
  world.sms.script = ['away', 'lost']
  const { phone } = await world.ask()
  await world.settle()
  await later(5 * SECOND)
  const log = world.logLines.join('\n')
  expect(log).not.toContain(phone)
  expect(log).not.toContain(phone.slice(-4))
  expect(log).not.toMatch(/张敏|王小芬/)
})
