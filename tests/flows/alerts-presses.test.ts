import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { reviewAlerts } from '../../api/_src/features/alert/review-alerts.ts'
import { recordPress } from '../../api/_src/features/delivery/record-press.ts'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { writeAudit } from '../../api/_src/kernel/audit.ts'
import { DAY, HOUR } from '../../api/_src/kernel/clock.ts'
import { announce } from '../../api/_src/kernel/outbox.ts'
import {
  alerts,
  cardPresses,
  changeRequests,
  contacts,
  deliveries,
  employees,
  followUps,
  roleGrants,
} from '../../db/schema/index.ts'
import { addCovered, addHr } from '../support/alerted.ts'
import { nameContact } from '../support/asked-contact.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

/** A card about a silent contact in the hands of an HR lead. */
async function carded() {
  const lin = await addHr(world, { userid: 'Lin', role: 'hr_lead', name: '林晓' })
  const named = await addCovered(world, { row: { state: 'unanswered' } })
  await reviewAlerts(world, { employeeIds: [named.employeeId] })
  await schedule.sweep(world)
  await world.settle()
  const [delivery] = await world.db.select().from(deliveries)
  return { ...named, lin, taskId: delivery?.taskId ?? '' }
}
type Carded = Awaited<ReturnType<typeof carded>>

async function press(
  card: { taskId: string },
  buttonKey: string,
  more: { key?: string; userid?: string } = {},
) {
  const { key = `${buttonKey}-1`, userid = 'lin' } = more
  const responseCode = `pressed-${key}`
  await recordPress(world, { key, taskId: card.taskId, userid, buttonKey, responseCode })
  await world.settle()
}
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
    recordPress(world, { ...given, key: 'a', userid: 'lin' }),
    recordPress(world, { ...given, key: 'b', userid: 'chen' }),
  ])
  await world.settle()
  expect((await outcomes()).sort()).toEqual(['lost_race', 'recorded'])
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

it('an approval is a card without names, and a press decides the change', async () => {
  const boss = await addHr(world, { userid: 'boss', role: 'hr_lead' })
  const old = await nameContact(world, {
    row: { state: 'valid', proofAt: world.clock.now(), proofKind: 'contact_code' },
  })
  const now = world.clock.now()
  const [row] = await world.db.select().from(contacts)
  if (!row) throw new Error('no contact')
  const newPhone = world.vault.seal('phone', '13900001234')
  await world.db.insert(contacts).values({
    ...row,
    id: 'con_new',
    position: null,
    phoneSealed: newPhone,
    phoneHash: world.vault.hash('phone', '13900001234'),
    replacesId: old.contactId,
  })
  await world.db.insert(changeRequests).values({
    id: 'crq_1',
    employeeId: old.employeeId,
    contactId: 'con_new',
    replacesId: old.contactId,
    reason: '换号',
    state: 'with_hr',
    passedToHrAt: now,
    requestedAt: now,
  })
  // it passed to HR before the card about its opening had left
  await announce(world.db, now, 'change_request.opened', { changeRequestId: 'crq_1' })
  await announce(world.db, now, 'change_request.passed', { changeRequestId: 'crq_1' })
  await world.settle()
  expect(world.wecomCards.calls).toHaveLength(1)
  expect(JSON.stringify(world.wecomCards.calls)).not.toContain('王小芬')
  const [delivery] = await world.db.select().from(deliveries).where(eq(deliveries.kind, 'approval'))
  await press({ taskId: delivery?.taskId ?? '' }, 'approve', { userid: 'boss' })
  expect((await world.db.select().from(changeRequests))[0]).toMatchObject({
    state: 'approved',
    decidedBy: boss,
  })
  expect(world.wecomCards.updates).toMatchObject([
    { userids: ['boss'], change: { text: '已处理' } },
  ])
  expect(await world.db.select().from(alerts)).toEqual([])
})
