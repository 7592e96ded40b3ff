import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { recordFollowUp } from '../../api/_src/features/alert/record-follow-up.ts'
import { reviewOwnedAlerts } from '../../api/_src/features/alert/review-owned-alerts.ts'
import { recordPress } from '../../api/_src/features/delivery/record-press.ts'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { addMilliseconds, MINUTE, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import { alerts, roleGrants } from '../../db/schema/index.ts'
import { addHr } from '../support/alerted.ts'
import { giveCard } from '../support/carded.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

async function pass(milliseconds: number): Promise<void> {
  world.clock.advance(milliseconds)
  await schedule.sweep(world)
  await world.settle()
}
/** The card of its owner, an HR lead, and one more of every HR lead because it is overdue. */
async function threeCards() {
  const card = await giveCard(world)
  await addHr(world, { userid: 'He', role: 'hr_lead' })
  const late = addMilliseconds(world.clock.now(), -MINUTE)
  await world.db.update(alerts).set({ dueAt: late }).where(eq(alerts.id, card.alertId))
  await pass(MINUTE)
  expect(world.wecomCards.calls.map(({ userid }) => userid).sort()).toEqual(['He', 'Lin', 'Lin'])
  return card
}
const follow = ({ alertId, lin }: Awaited<ReturnType<typeof giveCard>>) =>
  recordFollowUp(world, {
    alertId,
    actorId: lin,
    scope: { all: true },
    once: 'page',
    channel: 'in_person',
    outcome: 'reached',
  })

it('a follow-up while WeCom is away shows on the card of everybody once it is back', async () => {
  const card = await threeCards()
  world.wecomCards.script = ['away']
  await follow(card)
  await world.settle()
  await pass(MINUTE)
  const [refused, ...shown] = world.wecomCards.updates
  expect(refused).toBeDefined()
  expect(shown.map(({ userids }) => userids[0]).sort()).toEqual(['He', 'Lin', 'Lin'])
})

it('a press while its card could not be changed is not undone by the code of before', async () => {
  const card = await giveCard(world)
  const press = { taskId: card.taskId, userid: 'Lin', buttonKey: 'dead', responseCode: 'fresh' }
  const update = world.wecomCards.update
  world.wecomCards.update = async (given) => {
    world.wecomCards.update = update
    await recordPress(world, { ...press, key: 'meanwhile' })
    return update(given)
  }
  world.wecomCards.script = ['away']
  await follow(card)
  await world.settle()
  await pass(MINUTE)
  expect(world.wecomCards.updates.at(-1)).toMatchObject({ responseCode: 'fresh' })
})

it('who owned an alert before and presses their old card has not heard of it for who owns it now', async () => {
  world.wecomCards.script = ['lost']
  const card = await giveCard(world)
  world.clock.set(shanghaiInstant('2026-11-23', 22))
  await world.db.update(roleGrants).set({ endedAt: world.clock.now() })
  await addHr(world, { userid: 'He', role: 'hr_lead' })
  await reviewOwnedAlerts(world, { employeeId: card.lin })
  await recordPress(world, {
    key: 'late',
    taskId: card.taskId,
    userid: 'Lin',
    buttonKey: 'dead',
    responseCode: 'fresh',
  })
  await world.settle()
  world.clock.set(shanghaiInstant('2026-11-24', 9))
  await pass(15 * MINUTE)
  const told = [...world.wecomCards.calls, ...world.wecomMessages.calls]
  expect(told.map(({ userid }) => userid)).toContain('He')
})
