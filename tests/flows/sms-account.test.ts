import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { checkSmsAccount } from '../../api/_src/features/system/check-sms-account.ts'
import { getSmsStock } from '../../api/_src/features/system/get-sms-stock.ts'
import { HOUR, MINUTE } from '../../api/_src/kernel/clock.ts'
import { ProviderError } from '../../api/_src/kernel/provider-error.ts'
import type { SmsAccount } from '../../api/_src/ports/sms-account.ts'
import { smsDays, warnings } from '../../db/schema/index.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
let asked = 0
let answer: SmsAccount | ProviderError
const smsAccount = {
  async read() {
    asked++
    if (answer instanceof ProviderError) throw answer
    return answer
  },
}
beforeAll(async () => {
  world = await createMessageWorld({ smsAccount })
})
beforeEach(async () => {
  asked = 0
  answer = { packageSms: 1000, availableLi: 45_000 }
  await world.reset()
})
afterAll(() => world.close())

async function sendSevenDays(aDay: number): Promise<void> {
  const days = ['16', '17', '18', '19', '20', '21', '22', '23']
  await world.db
    .insert(smsDays)
    .values(days.map((day) => ({ day: `2026-11-${day}`, shard: 0, sent: aDay })))
}
const view = () => getSmsStock(world, { asked: true })
const told = () => world.db.select({ kind: warnings.kind }).from(warnings)

test('the vendor is asked once an hour, however many instances look', async () => {
  await Promise.all([checkSmsAccount(world), checkSmsAccount(world)])
  world.clock.advance(59 * MINUTE)
  await checkSmsAccount(world)
  expect(asked).toBe(1)
  world.clock.advance(MINUTE)
  await checkSmsAccount(world)
  expect(asked).toBe(2)
})

test('packages and money are shown with the time of asking and how long they last', async () => {
  await sendSevenDays(100)
  const readAt = world.clock.now().toISOString()
  await checkSmsAccount(world)
  expect(await view()).toMatchObject({
    sentToday: 100,
    meanADay: 100,
    account: { readAt, packageSms: 1000, availableYuan: 45, left: 2000, daysLeft: 20, low: false },
  })
  await world.settle()
  expect(await told()).toEqual([])
})

test('administrators are told once it lasts fewer days than the settings want', async () => {
  await sendSevenDays(150)
  await checkSmsAccount(world)
  await world.settle()
  expect(await told()).toEqual([{ kind: 'sms_balance' }])
  expect((await view()).account).toMatchObject({ daysLeft: 13, low: true })
})

test('what the vendor said stays while it cannot be asked, and why is shown', async () => {
  await checkSmsAccount(world)
  answer = new ProviderError('unavailable', 'aliyun-billing', 'NotApplicable')
  world.clock.advance(HOUR)
  await checkSmsAccount(world)
  expect((await view()).account).toMatchObject({ left: 2000, trouble: 'NotApplicable' })
})

test('where nobody is asked, nothing is said of it', async () => {
  await checkSmsAccount({ ...world, smsAccount: null })
  expect((await getSmsStock(world, { asked: false })).account).toBeNull()
})

test('what waits to leave today is told beside what left', async () => {
  world.sms.script = ['away']
  await world.ask()
  await world.settle()
  expect(await view()).toMatchObject({ sentToday: 0, waitingToday: 1 })
  world.clock.advance(HOUR)
  await world.settle()
  expect(await view()).toMatchObject({ sentToday: 1, waitingToday: 0 })
})
