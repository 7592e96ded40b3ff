import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findSeenUntil } from '../../api/_src/features/alert/number-seen.ts'
import { openEmergency } from '../../api/_src/features/emergency/open-emergency.ts'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { MINUTE } from '../../api/_src/kernel/clock.ts'
import { contactHistory, drillCalls, notices } from '../../db/schema/index.ts'
import { addEmployee } from '../support/add-employee.ts'
import { addContact, addPeople, everybody, startCalls } from '../support/drilled.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const drillNotices = () => world.db.select().from(notices).where(eq(notices.kind, 'drill_called'))

async function oneCall(outcome: 'reached' | 'wrong_person' | 'number_dead' | 'no_answer') {
  await addPeople(world, '苏州基地', 1)
  const calls = await startCalls(world)
  const called = await calls.hr.callNext(outcome)
  await world.settle()
  return { ...calls, ...called }
}

test('who was reached has a fresh proof: the number answers', async () => {
  const { contactOf, contactId } = await oneCall('reached')
  expect(await contactOf(contactId)).toMatchObject({ state: 'valid', proofKind: 'hr_reached' })
  expect((await contactOf(contactId))?.proofAt).toEqual(world.clock.now())
})

test('a wrong person is no contact any more, and the employee is asked for another', async () => {
  const { contactOf, contactId } = await oneCall('wrong_person')
  expect(await contactOf(contactId)).toMatchObject({ state: 'invalid', cause: 'wrong_person' })
  expect((await world.notices()).map(({ kind }) => kind).sort()).toEqual([
    'declined',
    'drill_called',
  ])
})

test('a number that is dead is not believed to be: the carrier is asked once more', async () => {
  let asked = 0
  world.numberService.status = async () => {
    asked += 1
    return { status: 'vacant', carrier: null }
  }
  const { contactOf, contactId } = await oneCall('number_dead')
  expect(asked).toBe(1)
  expect(await contactOf(contactId)).toMatchObject({ state: 'invalid', cause: 'dead' })
  world.numberService.status = async () => ({ status: 'normal', carrier: null })
})

test('nobody answered: the contact stays as it was', async () => {
  const { contactOf, contactId } = await oneCall('no_answer')
  expect(await contactOf(contactId)).toMatchObject({ state: 'valid', proofKind: 'contact_code' })
})

test('a slip that is put right before the card is put down leaves no trace at the contact', async () => {
  await addPeople(world, '苏州基地', 1)
  const { hr, contactOf } = await startCalls(world)
  const id = (await hr.next())?.drillPersonId ?? ''
  const contactId = (await hr.card(id)).contacts[0]?.id ?? ''
  await hr.press(id, contactId, 'dialled')
  await hr.press(id, contactId, 'wrong_person')
  const pressed = (await hr.card(id)).contacts[0]?.outcomes.at(-1)?.id ?? ''
  await world.settle()
  await hr.press(id, contactId, 'reached', { corrects: pressed })
  await hr.putDown(id)
  await world.settle()
  expect(await contactOf(contactId)).toMatchObject({ state: 'valid', proofKind: 'hr_reached' })
  const history = await world.db.select().from(contactHistory)
  expect(history.map(({ event }) => event)).toEqual(['confirmed'])
})

test('the employee hears once that it was a drill and nothing happened, however often the card was taken', async () => {
  const { hr, drillPersonId } = await oneCall('reached')
  await hr.open(drillPersonId)
  await hr.putDown(drillPersonId)
  await world.settle()
  expect(await drillNotices()).toHaveLength(1)
  const [told] = world.wecomMessages.calls
  expect(JSON.stringify(told)).toContain('这是演练没有出事')
  expect(JSON.stringify(told)).not.toMatch(/王芬|1371/)
})

test('whose card was looked at and not called hears nothing', async () => {
  await addPeople(world, '苏州基地', 1)
  const { hr } = await startCalls(world)
  const id = (await hr.next())?.drillPersonId ?? ''
  await hr.putDown(id, true)
  await world.settle()
  expect(await drillNotices()).toEqual([])
})

test('a card that nobody pressed on any more is put down by itself, and its results count', async () => {
  await addPeople(world, '苏州基地', 1)
  const { hr, contactOf } = await startCalls(world)
  const id = (await hr.next())?.drillPersonId ?? ''
  const contactId = (await hr.card(id)).contacts[0]?.id ?? ''
  await hr.press(id, contactId, 'dialled')
  await hr.press(id, contactId, 'reached')
  world.clock.advance(16 * MINUTE)
  await schedule.sweep(world)
  await world.settle()
  expect(await contactOf(contactId)).toMatchObject({ proofKind: 'hr_reached' })
  const calls = await world.db.select().from(drillCalls)
  expect(calls.map(({ appliedAt }) => appliedAt !== null)).toEqual([false, true])
})

test('what a drill found out is known to the next emergency card, and to a follow-up of the caller', async () => {
  const [employeeId = ''] = await addPeople(world, '苏州基地', 1)
  const second = await addContact(world, employeeId, { position: 5 })
  const hrId = await addEmployee(world, { name: '林晓' })
  const { hr } = await startCalls(world, {}, hrId)
  let id = (await hr.next())?.drillPersonId ?? ''
  // 林晓 was drawn as well
  if ((await hr.card(id)).employee.id !== employeeId) {
    await hr.putDown(id)
    id = (await hr.next())?.drillPersonId ?? ''
  }
  const [first] = (await hr.card(id)).contacts
  await hr.press(id, first?.id ?? '', 'dialled')
  await hr.press(id, first?.id ?? '', 'no_answer')
  const card = await openEmergency(world, {
    employeeId,
    reason: '失联',
    openerId: hrId,
    own: everybody,
  })
  expect(card.contacts.map((one) => one.id)).toEqual(
    first?.id === second ? [expect.not.stringMatching(second), second] : [second, first?.id],
  )
  const asked = { contactId: first?.id ?? '', actorId: hrId, now: world.clock.now() }
  expect(await findSeenUntil(world.db, asked)).not.toBeNull()
})
