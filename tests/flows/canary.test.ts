import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getCanary } from '../../api/_src/features/canary/get-canary.ts'
import { planCanary } from '../../api/_src/features/canary/plan-canary.ts'
import { recordCanaryReceipt } from '../../api/_src/features/canary/record-canary-receipt.ts'
import { sweepCanary } from '../../api/_src/features/canary/sweep-canary.ts'
import { addMilliseconds, MINUTE, SECOND, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import { canaries, warnings } from '../../db/schema/index.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

const canaryPhone = '13900009900'
let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld({ canaryPhone })
})
beforeEach(() => world.reset())
afterAll(() => world.close())

async function look(milliseconds = 0): Promise<void> {
  world.clock.advance(milliseconds)
  await planCanary(world)
  await sweepCanary(world)
  await world.settle()
}
function receipt(errCode: string, phone = `86${canaryPhone}`) {
  const outId = world.sms.calls.at(-1)?.outId ?? null
  const reportedAt = addMilliseconds(world.clock.now(), 6 * SECOND)
  return recordCanaryReceipt(world, [{ outId, phone, errCode, reportedAt }])
}
const told = () =>
  world.db.select({ kind: warnings.kind, subject: warnings.subject }).from(warnings)

test('one SMS a day goes to the company itself, whoever looks and how often', async () => {
  await Promise.all([look(), look(), look()])
  await look(30 * MINUTE)
  expect(world.sms.calls).toHaveLength(1)
  expect(world.sms.calls[0]).toMatchObject({ phone: canaryPhone, template: 'canary' })
  world.clock.set(shanghaiInstant('2026-11-24', 9))
  await look()
  expect(world.sms.calls).toHaveLength(1)
  world.clock.set(shanghaiInstant('2026-11-24', 10))
  await look()
  expect(world.sms.calls).toHaveLength(2)
})

test('its receipt is measured, and nobody is told that all is well', async () => {
  await look()
  await receipt('DELIVERED')
  await receipt('DELIVERED')
  await look(20 * MINUTE)
  const view = await getCanary(world)
  expect(view).toMatchObject({ state: 'ok', days: [{ state: 'delivered', seconds: 6 }] })
  expect(await told()).toEqual([])
})

test('the receipt of another number changes nothing', async () => {
  await look()
  await receipt('DELIVERED', '8613900009901')
  expect(await getCanary(world)).toMatchObject({ days: [{ state: 'waiting' }] })
})

test('without a receipt in time administrators are told once, and a late one mends it', async () => {
  await look()
  await look(14 * MINUTE)
  expect(await told()).toEqual([])
  await look(MINUTE)
  await look(5 * MINUTE)
  expect(await told()).toEqual([{ kind: 'canary_failed', subject: 'no_receipt' }])
  expect(await getCanary(world)).toMatchObject({ state: 'bad', days: [{ state: 'late' }] })
  await receipt('DELIVERED')
  expect(await getCanary(world)).toMatchObject({ state: 'ok' })
})

test('where the vendor says that it arrived, it is the receipts that do not reach us', async () => {
  await look()
  const outId = world.sms.calls[0]?.outId ?? ''
  const receivedAt = addMilliseconds(world.clock.now(), 4 * SECOND)
  world.sms.findings.set(outId, { state: 'delivered', errCode: null, receivedAt })
  await look(15 * MINUTE)
  expect(await told()).toEqual([{ kind: 'callbacks_silent', subject: 'receipt' }])
  expect(await getCanary(world)).toMatchObject({ days: [{ state: 'delivered', seconds: 4 }] })
})

test('a failure is told with the vendor’s code', async () => {
  await look()
  await receipt('MOBILE_SEND_LIMIT')
  await world.settle()
  expect(await told()).toEqual([{ kind: 'canary_failed', subject: 'MOBILE_SEND_LIMIT' }])
  world.clock.set(shanghaiInstant('2026-11-24', 10))
  world.sms.script = [{ refuse: 'isv.SMS_CONTENT_ILLEGAL' }]
  await look()
  expect((await told()).at(-1)?.subject).toBe('isv.SMS_CONTENT_ILLEGAL')
})

test('what may have left is never sent again; what surely did not is, until the evening', async () => {
  world.sms.script = ['lost']
  await look()
  await look(2 * MINUTE)
  expect(world.sms.calls).toHaveLength(1)
  world.clock.set(shanghaiInstant('2026-11-24', 10))
  world.sms.script = ['away', 'away']
  await look()
  await look(MINUTE)
  await look(MINUTE)
  expect(world.sms.calls).toHaveLength(4)
  world.clock.set(shanghaiInstant('2026-11-25', 20))
  world.sms.script = Array(50).fill('away')
  await look()
  await look(59 * MINUTE)
  await look(MINUTE)
  const last = (await getCanary(world))?.days[0]
  expect(last).toMatchObject({ state: 'failed', code: 'not_sent' })
})

test('the number stands neither in the database nor in the log', async () => {
  world.sms.script = ['away']
  await look()
  const rows = JSON.stringify(await world.db.select().from(canaries))
  expect(rows).not.toContain(canaryPhone)
  expect(world.logLines.join('')).not.toContain(canaryPhone)
})

test('without a configured number nothing leaves, and nothing is said to be well', async () => {
  await planCanary({ ...world, canaryPhone: null })
  await world.settle()
  expect(world.sms.calls).toHaveLength(0)
  expect(await getCanary({ ...world, canaryPhone: null })).toBeNull()
})
