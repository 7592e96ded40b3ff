import { eq, isNotNull } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordFollowUp } from '../../api/_src/features/alert/record-follow-up.ts'
import { reviewAlerts } from '../../api/_src/features/alert/review-alerts.ts'
import { undoFollowUp } from '../../api/_src/features/alert/undo-follow-up.ts'
import { writeAudit } from '../../api/_src/kernel/audit.ts'
import { DAY, MINUTE } from '../../api/_src/kernel/clock.ts'
import { alerts, callTasks, contacts, followUps, worklistRows } from '../../db/schema/index.ts'
import type { NewFollowUp } from '../../shared/alert.ts'
import { addCovered, addHr, openAlerts } from '../support/alerted.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

/** An employee with a silent contact, an alert about it, and two HR people. */
async function alerted(row: Partial<typeof contacts.$inferInsert> = { state: 'unanswered' }) {
  const [lin, chen] = [
    await addHr(world, { userid: 'lin', role: 'hr_lead' }),
    await addHr(world, { userid: 'chen', role: 'hr_lead' }),
  ]
  const named = await addCovered(world, { row })
  await reviewAlerts(world, { employeeIds: [named.employeeId] })
  const alertId = (await openAlerts(world))[0]?.id ?? ''
  return { ...named, alertId, lin, chen }
}
type Alerted = Awaited<ReturnType<typeof alerted>>

let presses = 0
function follow(about: Alerted, given: Partial<NewFollowUp> & { by?: string; once?: string } = {}) {
  const { by = about.lin, once = `once${presses++}`, ...said } = given
  return recordFollowUp(world, {
    alertId: about.alertId,
    actorId: by,
    scope: { all: true },
    once,
    channel: 'phone',
    outcome: 'reached',
    ...said,
  })
}
const seen = (about: Alerted, by = about.lin) =>
  writeAudit(world.db, world.clock.now(), {
    actorId: by,
    action: 'contact.revealed',
    subject: about.contactId,
  })
const theContact = async () => (await world.db.select().from(contacts))[0]
const contactAlerts = () => world.db.select().from(alerts).where(isNotNull(alerts.contactId))
const theAlert = async () => (await contactAlerts())[0]

describe('联系到本人', () => {
  it('by phone counts only from who saw the number within a day', async () => {
    const about = await alerted()
    await expect(follow(about)).rejects.toMatchObject({ code: 'reveal_first' })
    await seen(about, about.chen)
    await expect(follow(about)).rejects.toMatchObject({ code: 'reveal_first' })
    await seen(about)
    world.clock.advance(DAY)
    await expect(follow(about)).rejects.toMatchObject({ code: 'reveal_first' })
    await seen(about)
    await follow(about)
    expect(await theAlert()).toMatchObject({ state: 'resolved', closedWhy: 'followed_up' })
  })

  it('is a proof: the contact is valid, the worklist row gone, and stays so', async () => {
    const about = await alerted()
    await follow(about, { channel: 'in_person' })
    await world.settle()
    expect(await theContact()).toMatchObject({
      state: 'valid',
      proofKind: 'hr_reached',
      proofAt: world.clock.now(),
    })
    expect(await openAlerts(world)).toEqual([])
    expect(await world.db.select().from(worklistRows)).toEqual([])
  })

  it('brings back whom the carrier had given up', async () => {
    const about = await alerted({ state: 'invalid', cause: 'dead', position: null })
    await follow(about, { channel: 'wechat' })
    await world.settle()
    expect(await theContact()).toMatchObject({ state: 'valid', cause: null, position: 1 })
  })

  it('does not make a contact of who said no', async () => {
    const about = await alerted({ state: 'invalid', cause: 'declined', position: null })
    await follow(about, { channel: 'in_person' })
    await world.settle()
    expect(await theContact()).toMatchObject({ state: 'invalid', cause: 'declined' })
    expect(await theAlert()).toMatchObject({ state: 'resolved' })
  })
})

describe('what else HR finds out', () => {
  it.each([
    ['wrong_person', 'wrong_person'],
    ['number_dead', 'dead'],
  ] as const)('%s ends the contact, and the alert goes on with that', async (outcome, cause) => {
    const about = await alerted()
    await follow(about, { outcome })
    await world.settle()
    expect(await theContact()).toMatchObject({ state: 'invalid', cause })
    expect(await theAlert()).toMatchObject({ state: 'in_follow_up', reasons: [cause] })
  })

  it('no answer is quiet until ten on the next workday; the third in a row asks the employee', async () => {
    const about = await alerted()
    for (let i = 0; i < 3; i++) {
      await follow(about, { outcome: 'no_answer' })
      world.clock.advance(MINUTE)
    }
    await world.settle()
    expect(await contactAlerts()).toHaveLength(1)
    expect(await theAlert()).toMatchObject({
      state: 'in_follow_up',
      quietUntil: new Date('2026-11-24T02:00:00Z'),
    })
    const kinds = (await world.notices()).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'not_answering')).toHaveLength(1)
  })

  it('of an employee whom nobody covers it takes nothing about a contact', async () => {
    await addHr(world, { userid: 'lin', role: 'hr_lead' })
    const named = await addCovered(world, { counts: 0, row: { state: 'retired', position: null } })
    await reviewAlerts(world, { employeeIds: [named.employeeId] })
    const alertId = (await openAlerts(world))[0]?.id ?? ''
    const about = { ...named, alertId, lin: 'emp_lin', chen: '' }
    await expect(follow(about, { outcome: 'in_order' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    await follow(about, { outcome: 'will_correct' })
    expect(await world.db.select().from(alerts)).toMatchObject([{ state: 'in_follow_up' }])
  })
})

describe('two people at once', () => {
  it('one wins, the other is told', async () => {
    const about = await alerted()
    const both = await Promise.allSettled([
      follow(about, { outcome: 'number_dead' }),
      follow(about, { outcome: 'in_order', channel: 'wechat', by: about.chen }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'lost_race' },
    })
    expect(await world.db.select().from(followUps)).toHaveLength(1)
  })

  it('the same request twice is one follow-up, with another content it is refused', async () => {
    const about = await alerted()
    const same = { outcome: 'no_answer', once: 'k' } as const
    const [one, other] = await Promise.all([follow(about, same), follow(about, same)])
    expect(one).toEqual(other)
    await expect(follow(about, { outcome: 'will_correct', once: 'k' })).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    })
  })
})

describe('撤回', () => {
  it('within ten minutes everything is as before', async () => {
    const about = await alerted()
    const before = await theContact()
    const { followUpId } = await follow(about, { outcome: 'number_dead' })
    await world.settle()
    world.clock.advance(9 * MINUTE)
    await undoFollowUp(world, { followUpId, actorId: about.lin })
    await undoFollowUp(world, { followUpId, actorId: about.lin })
    await world.settle()
    const { updatedAt, ...contact } = (await theContact()) ?? {}
    expect(contact).toMatchObject({ state: 'unanswered', cause: null, position: 1 })
    expect({ ...contact, updatedAt: before?.updatedAt }).toEqual(before)
    expect(updatedAt).not.toEqual(before?.updatedAt)
    expect(await theAlert()).toMatchObject({ state: 'open' })
  })

  it('opens a settled alert again, the same one', async () => {
    const about = await alerted()
    const { followUpId } = await follow(about, { channel: 'in_person' })
    await world.settle()
    await undoFollowUp(world, { followUpId, actorId: about.lin })
    await world.settle()
    expect(await contactAlerts()).toHaveLength(1)
    expect(await theAlert()).toMatchObject({ id: about.alertId, state: 'open', closedAt: null })
    expect(await theContact()).toMatchObject({ state: 'unanswered', proofAt: null })
  })

  it('leaves alone what was opened about the same contact meanwhile', async () => {
    const about = await alerted()
    const { followUpId } = await follow(about, { outcome: 'in_order' })
    await world.settle()
    world.clock.advance(MINUTE)
    const task = { contactId: about.contactId, employeeId: about.employeeId }
    await world.db
      .insert(callTasks)
      .values({ ...task, id: 'cal_1', kind: 'vacant_insisted', openedAt: world.clock.now() })
    await reviewAlerts(world, { employeeIds: [about.employeeId] })
    await undoFollowUp(world, { followUpId, actorId: about.lin })
    await world.settle()
    expect((await contactAlerts()).map(({ state }) => state).sort()).toEqual(['open', 'resolved'])
    expect((await openAlerts(world)).flatMap(({ reasons }) => reasons)).toEqual([
      'never_confirmed',
      'vacant_insisted',
    ])
  })

  it.each([
    ['the first one first', [0, 1]],
    ['the last one first', [1, 0]],
  ])('of two that followed each other leaves nothing behind, %s', async (_, order) => {
    const about = await alerted()
    const before = await theContact()
    const found = [await follow(about, { outcome: 'number_dead' })]
    await world.settle()
    world.clock.advance(MINUTE)
    found.push(await follow(about, { channel: 'in_person' }))
    await world.settle()
    expect(await theContact()).toMatchObject({ state: 'valid', proofKind: 'hr_reached' })
    for (const place of order) {
      const followUpId = found[place]?.followUpId ?? ''
      await undoFollowUp(world, { followUpId, actorId: about.lin })
      await world.settle()
    }
    const { updatedAt, ...contact } = (await theContact()) ?? {}
    expect({ ...contact, updatedAt: before?.updatedAt }).toEqual(before)
    expect(updatedAt).not.toEqual(before?.updatedAt)
  })

  it('leaves standing what was recorded a second time', async () => {
    const about = await alerted()
    const { followUpId } = await follow(about, { outcome: 'number_dead' })
    await world.settle()
    await follow(about, { outcome: 'number_dead' })
    await world.settle()
    await undoFollowUp(world, { followUpId, actorId: about.lin })
    await world.settle()
    expect(await theContact()).toMatchObject({ state: 'invalid', cause: 'dead' })
    expect(await theAlert()).toMatchObject({ state: 'in_follow_up', reasons: ['dead'] })
  })

  it('before it was applied it is never applied', async () => {
    const about = await alerted()
    const { followUpId } = await follow(about, { outcome: 'wrong_person' })
    await undoFollowUp(world, { followUpId, actorId: about.lin })
    await world.settle()
    expect(await theContact()).toMatchObject({ state: 'unanswered' })
  })

  it('after ten minutes, or by somebody else, it is refused', async () => {
    const about = await alerted()
    const { followUpId } = await follow(about, { outcome: 'no_answer' })
    await expect(undoFollowUp(world, { followUpId, actorId: about.chen })).rejects.toMatchObject({
      code: 'not_found',
    })
    world.clock.advance(10 * MINUTE)
    await expect(undoFollowUp(world, { followUpId, actorId: about.lin })).rejects.toMatchObject({
      code: 'not_now',
    })
  })
})

it('an alert out of scope cannot be told from one that does not exist', async () => {
  const about = await alerted()
  const scope = { all: false as const, departmentIds: ['dep_other'] }
  const given = {
    actorId: about.lin,
    scope,
    once: 'x',
    channel: 'phone',
    outcome: 'no_answer',
  } as const
  for (const alertId of [about.alertId, 'alr_none'])
    await expect(recordFollowUp(world, { ...given, alertId })).rejects.toMatchObject({
      code: 'not_found',
    })
  expect(await world.db.select().from(followUps).where(eq(followUps.once, 'x'))).toEqual([])
})
