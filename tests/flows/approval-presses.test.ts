import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { decideChange } from '../../api/_src/features/change-request/decide-change.ts'
import { DAY, HOUR } from '../../api/_src/kernel/clock.ts'
import { announce } from '../../api/_src/kernel/outbox.ts'
import { alerts, changeRequests, contacts, deliveries, roleGrants } from '../../db/schema/index.ts'
import { addEmployee } from '../support/add-employee.ts'
import { addHr } from '../support/alerted.ts'
import { nameContact } from '../support/asked-contact.ts'
import { pressCard } from '../support/carded.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
let hr: string
let boss: string
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(async () => {
  await world.reset()
  hr = await addHr(world, { userid: 'hr', role: 'hr_lead' })
  boss = await addEmployee(world, { userid: 'boss' })
})
afterAll(() => world.close())

/** A proven contact and its replacement, put to the manager or to HR, whose cards leave now. */
async function ask(state: 'with_manager' | 'with_hr', announced = ['change_request.opened']) {
  const now = world.clock.now()
  const proof = { state: 'valid', proofAt: now, proofKind: 'contact_code' } as const
  const old = await nameContact(world, { row: proof })
  const [row] = await world.db.select().from(contacts).where(eq(contacts.id, old.contactId))
  if (!row) throw new Error('no contact')
  await world.db.insert(contacts).values({
    ...row,
    id: 'con_new',
    position: null,
    phoneSealed: world.vault.seal('phone', '13900001234'),
    phoneHash: world.vault.hash('phone', '13900001234'),
    replacesId: old.contactId,
  })
  const decider = { deciderId: boss, managerId: boss }
  await world.db.insert(changeRequests).values({
    id: 'crq_1',
    employeeId: old.employeeId,
    contactId: 'con_new',
    replacesId: old.contactId,
    reason: '换号',
    state,
    ...(state === 'with_hr' ? { passedToHrAt: now } : decider),
    requestedAt: now,
  })
  for (const event of announced)
    await announce(world.db, now, event as 'change_request.opened', { changeRequestId: 'crq_1' })
  await world.settle()
}
async function press(userid: string, button: 'approve' | 'refuse', key = button as string) {
  const cards = await world.db.select().from(deliveries)
  const mine = cards.find(({ recipientId }) => recipientId === (userid === 'hr' ? hr : boss))
  await pressCard(world, { taskId: mine?.taskId ?? '' }, button, { userid, key })
}
const decidedByHr = (approve: boolean) =>
  decideChange(world, {
    changeRequestId: 'crq_1',
    viewer: { employeeId: hr, scope: { all: true }, standsInFor: [] },
    approve,
  })
const theChange = async () => (await world.db.select().from(changeRequests))[0]
const told = (userid: string) =>
  world.wecomMessages.calls
    .filter((call) => call.userid === userid)
    .flatMap(({ content }) => content.items.map(({ value }) => value))

it('an approval is a card without names, and a press decides the change', async () => {
  // it passed to HR before the card about its opening had left
  await ask('with_hr', ['change_request.opened', 'change_request.passed'])
  expect(world.wecomCards.calls).toHaveLength(1)
  expect(JSON.stringify(world.wecomCards.calls)).not.toContain('王小芬')
  await press('hr', 'approve')
  expect(await theChange()).toMatchObject({ state: 'approved', decidedBy: hr })
  expect(world.wecomCards.updates).toMatchObject([{ userids: ['hr'], change: { text: '已处理' } }])
  expect(told('hr')).toEqual([])
  expect(await world.db.select().from(alerts)).toEqual([])
})

it("a manager's refusal shows on the manager's card, and HR gets one with buttons", async () => {
  await ask('with_manager')
  await press('boss', 'refuse')
  expect(await theChange()).toMatchObject({ state: 'with_hr', managerDecidedBy: boss })
  expect(world.wecomCards.calls.map(({ userid }) => userid)).toEqual(['boss', 'hr'])
  expect(world.wecomCards.updates).toEqual([
    {
      userids: ['boss'],
      responseCode: 'pressed-refuse',
      change: { kind: 'button', text: '已转人事决定' },
    },
  ])
  await announce(world.db, world.clock.now(), 'change_request.passed', { changeRequestId: 'crq_1' })
  await world.settle()
  expect(world.wecomCards.updates).toHaveLength(1)
})

it('of an approval whose answer got lost, a press after the decision says on the card that it is over', async () => {
  world.wecomCards.script = ['lost']
  await ask('with_hr')
  await decidedByHr(true)
  await world.settle()
  world.clock.advance(HOUR)
  await world.settle()
  expect(world.wecomCards.calls).toHaveLength(1)
  expect(world.wecomCards.updates).toEqual([])
  await press('hr', 'refuse')
  expect(world.wecomCards.updates).toMatchObject([
    { responseCode: 'pressed-refuse', change: { text: '已处理' } },
  ])
  expect(await theChange()).toMatchObject({ state: 'approved' })
  expect(told('hr')).toEqual([])
})

it('a manager who presses after it went to HR sees that on the card', async () => {
  world.wecomCards.script = ['lost']
  await ask('with_manager')
  const passed = { state: 'with_hr', deciderId: null, passedToHrAt: world.clock.now() } as const
  await world.db.update(changeRequests).set(passed)
  await press('boss', 'approve')
  expect(world.wecomCards.updates).toMatchObject([{ change: { text: '已转人事决定' } }])
  expect(await theChange()).toMatchObject({ state: 'with_hr', managerDecidedBy: null })
})

it('a card that WeCom does not change any more, and one of a role that ended, are answered by a message', async () => {
  await ask('with_hr')
  world.clock.advance(DAY + HOUR)
  await decidedByHr(true)
  await world.settle()
  world.wecomCards.script = [{ refuse: '40058' }]
  await press('hr', 'refuse')
  expect(told('hr')).toEqual(['这项变更已经有了决定'])
  await world.db.update(changeRequests).set({ state: 'with_hr', decidedBy: null })
  await world.db.update(roleGrants).set({ endedAt: world.clock.now() })
  await press('hr', 'refuse', 'later')
  expect(told('hr')).toEqual(['这项变更已经有了决定', '您没有决定这项变更的权限'])
  expect(await theChange()).toMatchObject({ state: 'with_hr' })
})

it('a decision on a card older than a day counts, and a message tells so', async () => {
  await ask('with_hr')
  world.clock.advance(DAY + HOUR)
  await press('hr', 'approve')
  expect(await theChange()).toMatchObject({ state: 'approved' })
  expect(told('hr')).toEqual(['已记录您的决定'])
})
