import { ne } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordFollowUp } from '../../api/_src/features/alert/record-follow-up.ts'
import { undoFollowUp } from '../../api/_src/features/alert/undo-follow-up.ts'
import { MINUTE } from '../../api/_src/kernel/clock.ts'
import { announce } from '../../api/_src/kernel/outbox.ts'
import { alerts, contacts, findings, jobs } from '../../db/schema/index.ts'
import type { FollowUpOutcome } from '../../shared/alert.ts'
import { addHr } from '../support/alerted.ts'
import { judgeNewContact, openFindings, touchContact } from '../support/judged.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
let lin: string
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(async () => {
  await world.reset()
  lin = await addHr(world, { userid: 'lin', role: 'hr_lead' })
})
afterAll(() => world.close())

/** Four employees who name one number; the first one has an alert about it. */
async function shared() {
  const people = []
  for (let i = 0; i < 4; i++) people.push(await judgeNewContact(world))
  const [first = { contactId: '', employeeId: '' }] = people
  const alert = (await world.db.select().from(alerts)).find(
    ({ contactId }) => contactId === first.contactId,
  )
  const found = { shared_contact: { employeeIds: expect.any(Array), count: 4 } }
  expect(await openFindings(world, first.contactId)).toEqual(found)
  return { ...first, alertId: alert?.id ?? '', found }
}
let requests = 0
function follow({ alertId }: { alertId: string }, outcome: FollowUpOutcome) {
  const [once, scope, channel] = [`once${requests++}`, { all: true } as const, 'wechat' as const]
  return recordFollowUp(world, { alertId, actorId: lin, scope, once, channel, outcome })
}
const findInOrder = (about: { alertId: string }) => follow(about, 'in_order')
const undo = (followUpId: string) => undoFollowUp(world, { followUpId, actorId: lin })
const alertOf = async (alertId: string) =>
  (await world.db.select().from(alerts)).find(({ id }) => id === alertId)

describe('核实无误', () => {
  it('is not found again until its details change', async () => {
    const about = await shared()
    await findInOrder(about)
    await world.settle()
    await touchContact(world, about.contactId)
    expect(await openFindings(world, about.contactId)).toEqual({})
    expect(await alertOf(about.alertId)).toMatchObject({ state: 'resolved' })
    await judgeNewContact(world)
    expect(await openFindings(world, about.contactId)).toMatchObject({
      shared_contact: { count: 5 },
    })
  })

  it('alone closes what was found: any other outcome leaves it open', async () => {
    const about = await shared()
    await follow(about, 'no_answer')
    await follow(about, 'will_correct')
    await world.settle()
    expect(await openFindings(world, about.contactId)).toEqual(about.found)
  })

  it('and judging twice adds nothing', async () => {
    const { contactId } = await shared()
    const before = await world.db.select().from(findings)
    await touchContact(world, contactId)
    expect(await world.db.select().from(findings)).toEqual(before)
  })

  it('says nothing of what was found after HR looked', async () => {
    const about = await shared()
    const { followUpId } = await findInOrder(about)
    await world.settle()
    world.clock.advance(MINUTE)
    await judgeNewContact(world)
    const found = await openFindings(world, about.contactId)
    expect(found).toMatchObject({ shared_contact: { count: 5 } })
    // the job runs once more
    await announce(world.db, world.clock.now(), 'follow_up.recorded', { followUpId })
    await world.settle()
    expect(await openFindings(world, about.contactId)).toEqual(found)
  })
})

describe('核实无误, taken back', () => {
  it('opens again what it had found in order, as it was found, and the same alert with it', async () => {
    const about = await shared()
    const before = await world.db.select().from(findings)
    const { followUpId } = await findInOrder(about)
    await world.settle()
    world.clock.advance(5 * MINUTE)
    await undo(followUpId)
    await undo(followUpId)
    await world.settle()
    expect(await world.db.select().from(findings)).toEqual(expect.arrayContaining(before))
    expect(await world.db.select().from(findings)).toHaveLength(before.length)
    expect(await alertOf(about.alertId)).toMatchObject({
      state: 'open',
      reasons: ['shared_contact'],
      closedAt: null,
    })
  })

  it('before it was applied closes nothing', async () => {
    const about = await shared()
    const { followUpId } = await findInOrder(about)
    await undo(followUpId)
    await world.settle()
    expect(await openFindings(world, about.contactId)).toEqual(about.found)
    expect(await alertOf(about.alertId)).toMatchObject({ state: 'open' })
  })

  it('leaves closed what an earlier follow-up had found in order', async () => {
    const about = await shared()
    await findInOrder(about)
    await world.settle()
    world.clock.advance(MINUTE)
    await judgeNewContact(world)
    const again = (await world.db.select().from(alerts)).find(
      ({ contactId, state }) => contactId === about.contactId && state === 'open',
    )
    world.clock.advance(MINUTE)
    const { followUpId } = await findInOrder({ alertId: again?.id ?? '' })
    await world.settle()
    await undo(followUpId)
    await world.settle()
    expect(await openFindings(world, about.contactId)).toMatchObject({
      shared_contact: { count: 5 },
    })
    const rows = await world.db.select().from(findings)
    expect(rows.filter(({ clearedBy }) => clearedBy === lin)).toMatchObject([
      { details: { count: 4 } },
    ])
  })

  it('where the same was found anew since, that stays the open one', async () => {
    const about = await shared()
    const { followUpId } = await findInOrder(about)
    await world.settle()
    await judgeNewContact(world)
    await undo(followUpId)
    await world.settle()
    expect(await openFindings(world, about.contactId)).toMatchObject({
      shared_contact: { count: 5 },
    })
    expect(await world.db.select().from(jobs)).toEqual([])
  })

  it('opens nothing that holds no longer', async () => {
    const about = await shared()
    const { followUpId } = await findInOrder(about)
    await world.settle()
    await world.db
      .update(contacts)
      .set({ state: 'retired', position: null })
      .where(ne(contacts.id, about.contactId))
    await undo(followUpId)
    await world.settle()
    expect(await openFindings(world, about.contactId)).toEqual({})
    expect(await alertOf(about.alertId)).toMatchObject({ state: 'resolved' })
  })
})
