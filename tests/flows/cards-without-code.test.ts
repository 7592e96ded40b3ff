import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordFollowUp } from '../../api/_src/features/alert/record-follow-up.ts'
import { reviewAlerts } from '../../api/_src/features/alert/review-alerts.ts'
import { undoFollowUp } from '../../api/_src/features/alert/undo-follow-up.ts'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { DAY, HOUR, MINUTE } from '../../api/_src/kernel/clock.ts'
import { alerts, contacts, deliveries, followUps } from '../../db/schema/index.ts'
import { giveCard, pressCard } from '../support/carded.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
let send: MessageWorld['wecomCards']['send']
beforeAll(async () => {
  world = await createMessageWorld()
  send = world.wecomCards.send
})
beforeEach(() => world.reset())
afterEach(() => {
  world.wecomCards.send = send
})
afterAll(() => world.close())

type Card = Awaited<ReturnType<typeof giveCard>>

async function pass(milliseconds: number): Promise<void> {
  world.clock.advance(milliseconds)
  await schedule.sweep(world)
  await world.settle()
}
/** The contact answers: nothing is left to be done. */
async function causeGoes({ contactId, employeeId }: Card): Promise<void> {
  const proof = { state: 'valid', proofKind: 'contact_code', proofAt: world.clock.now() } as const
  await world.db.update(contacts).set(proof).where(eq(contacts.id, contactId))
  await reviewAlerts(world, { employeeIds: [employeeId] })
}
/** Done on the page. */
function follow({ alertId, lin }: Card, outcome: 'number_dead' | 'reached') {
  const given = { alertId, actorId: lin, scope: { all: true as const }, once: outcome }
  return recordFollowUp(world, { ...given, channel: 'in_person', outcome })
}
const triesOf = ({ taskId }: Card) =>
  world.wecomCards.calls.filter(({ card }) => card.taskId === taskId).length
const theDelivery = async () => (await world.db.select().from(deliveries))[0]
const told = () => world.wecomMessages.calls.filter(({ userid }) => userid === 'Lin')
const pressed = (text: string, key = 'dead-1') => ({
  userids: ['Lin'],
  responseCode: `pressed-${key}`,
  change: { kind: 'button', text },
})

describe('a card that WeCom took while its answer got lost', () => {
  it('pressed, has arrived: it is not sent again, and shows who followed up', async () => {
    world.wecomCards.script = ['lost']
    const card = await giveCard(world)
    expect(await theDelivery()).toMatchObject({ state: 'uncertain' })
    await pressCard(world, card, 'dead')
    expect(await theDelivery()).toMatchObject({ state: 'sent', channel: 'wecom' })
    expect((await world.db.select().from(alerts))[0]?.deliveredAt).toEqual(world.clock.now())
    expect(world.wecomCards.updates).toEqual([pressed('已由林晓标为无效')])
    await pass(HOUR)
    expect(triesOf(card)).toBe(1)
    expect(told()).toEqual([])
  })

  it('pressed by who has not seen the number, says on itself what to do first', async () => {
    world.wecomCards.script = ['lost']
    const card = await giveCard(world)
    await pressCard(world, card, 'reached')
    expect(world.wecomCards.updates).toMatchObject([
      { responseCode: 'pressed-reached-1', change: { card: { desc: '请先查看号码并拨打' } } },
    ])
    expect(told()).toEqual([])
  })

  it('whose cause is gone by then does not go again; pressed, it says so', async () => {
    world.wecomCards.script = ['lost']
    const card = await giveCard(world)
    await causeGoes(card)
    await pass(HOUR)
    expect(world.wecomCards.calls).toHaveLength(1)
    expect(world.wecomCards.updates).toEqual([])
    await pressCard(world, card, 'dead')
    expect(world.wecomCards.updates).toEqual([pressed('已自动了结')])
    expect(told()).toEqual([])
    expect(await world.db.select().from(followUps)).toEqual([])
  })

  it('sent again without a code, says when pressed who was first', async () => {
    world.wecomCards.script = ['lost']
    const card = await giveCard(world)
    await pass(MINUTE)
    expect(await theDelivery()).toMatchObject({ state: 'sent', responseCode: null })
    await follow(card, 'reached')
    await pass(MINUTE)
    expect(world.wecomCards.updates).toEqual([])
    await pressCard(world, card, 'dead')
    expect(world.wecomCards.updates).toEqual([pressed('已由林晓确认')])
    expect(told()).toEqual([])
    await pressCard(world, card, 'dead', { key: 'once-more' })
    expect(world.wecomCards.updates).toHaveLength(2)
  })
})

describe('a card that is older than a day', () => {
  it('settled, says so when it is pressed', async () => {
    const card = await giveCard(world)
    world.clock.advance(DAY + HOUR)
    await causeGoes(card)
    await world.settle()
    expect(world.wecomCards.updates).toEqual([])
    await pressCard(world, card, 'dead')
    expect(world.wecomCards.updates).toEqual([pressed('已自动了结')])
  })

  it('that WeCom does not change any more is answered by a message', async () => {
    const card = await giveCard(world)
    world.clock.advance(DAY + HOUR)
    await causeGoes(card)
    await world.settle()
    world.wecomCards.script = [{ refuse: '40058' }]
    await pressCard(world, card, 'dead')
    expect(told()).toMatchObject([{ content: { items: [{ value: '这条预警已经有人处理了' }] } }])
  })
})

it('an alert that is settled while its card is on the way: the card says so as it arrives', async () => {
  world.wecomCards.send = async (call) => {
    const [alert] = await world.db.select().from(alerts)
    await causeGoes({ contactId: alert?.contactId, employeeId: alert?.employeeId } as Card)
    await world.settle()
    return send(call)
  }
  await giveCard(world)
  expect(world.wecomCards.updates).toEqual([
    { userids: ['Lin'], responseCode: 'response1', change: { kind: 'button', text: '已自动了结' } },
  ])
})

it('a card whose alert is open again shows what came of it when it is pressed', async () => {
  const card = await giveCard(world)
  const { followUpId } = await follow(card, 'reached')
  world.wecomCards.script = [{ refuse: '40058' }]
  await world.settle()
  await undoFollowUp(world, { followUpId, actorId: card.lin })
  await pressCard(world, card, 'dead')
  expect(world.wecomCards.updates.at(-1)).toEqual(pressed('已由林晓标为无效'))
})

it('what is found out before an undoing has reached the contact stays in the same alert', async () => {
  const card = await giveCard(world)
  const { followUpId } = await follow(card, 'reached')
  await world.settle()
  await undoFollowUp(world, { followUpId, actorId: card.lin })
  await follow(card, 'number_dead')
  await world.settle()
  const about = eq(alerts.contactId, card.contactId)
  expect(await world.db.select().from(alerts).where(about)).toMatchObject([
    { id: card.alertId, state: 'in_follow_up', reasons: ['dead'] },
  ])
})

it('an alert that was settled before its card left, and is open again, is told after all', async () => {
  world.wecomCards.script = ['away']
  const card = await giveCard(world)
  const { followUpId } = await follow(card, 'reached')
  await world.settle()
  expect(await theDelivery()).toMatchObject({ state: 'dropped' })
  await undoFollowUp(world, { followUpId, actorId: card.lin })
  await world.settle()
  await pass(MINUTE)
  expect(world.wecomCards.accepted).toContain(card.taskId)
  const [alert] = await world.db.select().from(alerts).where(eq(alerts.id, card.alertId))
  expect(alert).toMatchObject({ state: 'open', deliveredAt: expect.any(Date) })
  await pass(HOUR)
  expect(triesOf(card)).toBe(2)
})
