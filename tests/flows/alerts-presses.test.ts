import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordPress } from '../../api/_src/features/delivery/record-press.ts'
import { writeAudit } from '../../api/_src/kernel/audit.ts'
import { DAY, HOUR } from '../../api/_src/kernel/clock.ts'
import { cardPresses, contacts, employees, followUps, roleGrants } from '../../db/schema/index.ts'
import { addHr } from '../support/alerted.ts'
import { giveCard, pressCard } from '../support/carded.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const carded = () => giveCard(world)
type Carded = Awaited<ReturnType<typeof carded>>
const press = (card: { taskId: string }, buttonKey: string, more = {}) =>
  pressCard(world, card, buttonKey, more)
const seen = ({ contactId, lin }: Carded) =>
  writeAudit(world.db, world.clock.now(), {
    actorId: lin,
    action: 'contact.revealed',
    subject: contactId,
  })
const outcomes = async () =>
  (await world.db.select().from(cardPresses)).map(({ outcome }) => outcome)

describe('已电话确认', () => {
  it('from who has not seen the number changes nothing: the card says what to do first, its buttons kept', async () => {
    const card = await carded()
    await press(card, 'reached')
    expect(await outcomes()).toEqual(['reveal_first'])
    expect(await world.db.select().from(followUps)).toEqual([])
    expect(world.wecomCards.updates).toMatchObject([
      {
        userids: ['Lin'],
        responseCode: 'pressed-reached-1',
        change: {
          card: {
            desc: '请先查看号码并拨打',
            buttons: [{ key: 'reached' }, { key: 'dead' }, {}],
          },
        },
      },
    ])
  })

  it('that came before the number was seen stays refused, however late WeCom tells so', async () => {
    const card = await carded()
    world.clock.advance(DAY + HOUR)
    world.wecomMessages.script = ['away']
    await press(card, 'reached')
    await seen(card)
    world.clock.advance(HOUR)
    await world.settle()
    expect(await outcomes()).toEqual(['reveal_first'])
    expect(await world.db.select().from(followUps)).toEqual([])
    const told = world.wecomMessages.calls.filter(({ userid }) => userid === 'Lin')
    expect(told.at(-1)).toMatchObject({ content: { items: [{ value: '请先查看号码并拨打' }] } })
  })

  it('from who has seen it settles the alert, proves the contact, and shows on the card who did it', async () => {
    const card = await carded()
    await seen(card)
    await press(card, 'reached')
    expect(await outcomes()).toEqual(['recorded'])
    expect((await world.db.select().from(contacts))[0]).toMatchObject({
      state: 'valid',
      proofKind: 'hr_reached',
    })
    expect(world.wecomCards.updates).toEqual([
      {
        userids: ['Lin'],
        responseCode: 'pressed-reached-1',
        change: { kind: 'button', text: '已由林晓确认' },
      },
    ])
    expect(world.wecomMessages.calls.filter(({ userid }) => userid === 'Lin')).toEqual([])
  })
})

it('号码无效 ends the contact, and a push that comes three times is one follow-up', async () => {
  const card = await carded()
  for (let i = 0; i < 3; i++) await press(card, 'dead')
  expect(await world.db.select().from(followUps)).toMatchObject([
    { outcome: 'number_dead', channel: 'phone' },
  ])
  expect((await world.db.select().from(contacts))[0]).toMatchObject({
    state: 'invalid',
    cause: 'dead',
  })
  expect(world.wecomCards.updates).toHaveLength(1)
})

it('a press on a card that is older than a day counts, and a message tells so', async () => {
  const card = await carded()
  world.clock.advance(DAY + HOUR)
  await press(card, 'dead')
  expect(await world.db.select().from(followUps)).toHaveLength(1)
  expect(world.wecomMessages.calls.filter(({ userid }) => userid === 'Lin')).toMatchObject([
    { content: { items: [{ key: '结果', value: '已记录您的跟进' }] } },
  ])
})

it('of two people who press at once one wins, and the other is told', async () => {
  const card = await carded()
  await addHr(world, { userid: 'chen', role: 'hr_lead' })
  const given = { taskId: card.taskId, buttonKey: 'dead', responseCode: null }
  await Promise.all([
    recordPress(world, { ...given, key: 'a', userid: 'lin', responseCode: 'code-a' }),
    recordPress(world, { ...given, key: 'b', userid: 'chen' }),
  ])
  await world.settle()
  expect((await outcomes()).sort()).toEqual(['lost_race', 'recorded'])
  // the card is Lin's: nobody else's press changes it
  expect(world.wecomCards.updates).toMatchObject([{ userids: ['Lin'], responseCode: 'code-a' }])
  expect(await world.db.select().from(followUps)).toHaveLength(1)
})

it.each(['lost the role', 'left'])('a press by somebody who %s is refused', async (what) => {
  const card = await carded()
  if (what === 'left')
    await world.db.update(employees).set({ status: 'left' }).where(eq(employees.id, card.lin))
  else await world.db.update(roleGrants).set({ endedAt: world.clock.now() })
  await press(card, 'dead')
  expect(await outcomes()).toEqual(['refused'])
  expect(await world.db.select().from(followUps)).toEqual([])
  // who left is none of the company's any more, and hears nothing of it
  const told = world.wecomMessages.calls.filter(({ userid }) => userid === 'Lin')
  expect(told).toHaveLength(what === 'left' ? 0 : 1)
})

it.each(['', 'drop table', 'approve'])(
  'a button that this card has not (%j) is refused',
  async (buttonKey) => {
    const card = await carded()
    await press(card, buttonKey)
    expect(await outcomes()).toEqual(['refused'])
  },
)

it('a task that is none of ours is written down and changes nothing', async () => {
  await carded()
  await press({ taskId: 'somebody-else' }, 'dead')
  expect(await world.db.select().from(followUps)).toEqual([])
})
