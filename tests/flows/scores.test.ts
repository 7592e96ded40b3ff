import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { applyCallOutcome } from '../../api/_src/features/contact/apply-call-outcome.ts'
import { planReviews } from '../../api/_src/features/contact/plan-reviews.ts'
import { rescoreAll } from '../../api/_src/features/score/rescore-all.ts'
import { readScore } from '../../api/_src/features/score/score-queries.ts'
import { DAY, HOUR } from '../../api/_src/kernel/clock.ts'
import {
  challenges,
  contacts,
  employees,
  messages,
  numbers,
  settings,
} from '../../db/schema/index.ts'
import { addEmployee } from '../support/add-employee.ts'
import { announced } from '../support/announced.ts'
import {
  coverageRow,
  giveNumber,
  judgeNewContact,
  scoreRow,
  touchContact,
  touchEmployee,
} from '../support/judged.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const set = (contactId: string, change: Partial<typeof contacts.$inferInsert>) =>
  world.db.update(contacts).set(change).where(eq(contacts.id, contactId))
const contactRow = async (contactId: string) =>
  (await world.db.select().from(contacts).where(eq(contacts.id, contactId)))[0]
const ago = (days: number) => new Date(world.clock.now().getTime() - days * DAY)
const proven = (days = 0) => ({
  state: 'valid' as const,
  proofKind: 'contact_code' as const,
  proofAt: ago(days),
})
const known = (status: typeof numbers.$inferInsert.status, days = 0) =>
  world.db
    .insert(numbers)
    .values({ phoneHash: world.vault.hash('phone', '13800009012'), status, checkedAt: ago(days) })
    .onConflictDoUpdate({ target: numbers.phoneHash, set: { status, checkedAt: ago(days) } })

const signalsOf = async (contactId: string) => {
  const score = await readScore(world.db, world.clock.now(), { contactId, line: 6 })
  return Object.fromEntries((score?.reasons ?? []).map(({ signal, points }) => [signal, points]))
}

describe('a contact’s score', () => {
  it('is worked out when it is named, and goes when it is retired', async () => {
    const { contactId } = await judgeNewContact(world)
    expect(await scoreRow(world, contactId)).toMatchObject({ tenths: 50, highRisk: true })
    await set(contactId, { state: 'retired', position: null })
    await touchContact(world, contactId)
    expect(await scoreRow(world, contactId)).toBeNull()
    expect(await readScore(world.db, world.clock.now(), { contactId, line: 6 })).toBeNull()
  })

  it('is not lowered by a weaker proof that comes later, unless the number had another owner in between', async () => {
    const { contactId } = await judgeNewContact(world)
    await set(contactId, proven(30))
    await touchContact(world, contactId)
    const before = (await scoreRow(world, contactId))?.tenths ?? 0
    const reached = { contactId, at: world.clock.now().toISOString(), actorId: 'emp_1' }
    await applyCallOutcome(world, reached)
    await touchContact(world, contactId)
    expect((await scoreRow(world, contactId))?.tenths).toBe(before)
    expect((await contactRow(contactId))?.proofKind).toBe('hr_reached')

    world.clock.advance(DAY)
    await known('normal')
    const found = {
      reassigned: 'yes',
      reassignedSince: ago(10),
      reassignedCheckedAt: ago(0),
    } as const
    await world.db.update(numbers).set(found)
    await touchContact(world, contactId)
    const { proof } = await signalsOf(contactId)
    await set(contactId, { earlierProofs: null })
    await touchContact(world, contactId)
    expect((await signalsOf(contactId)).proof).toBe(proof)
  })

  it('goes by the questions of twelve months, not by older ones', async () => {
    const { contactId } = await world.ask()
    await world.settle()
    const asked = (days: number) =>
      world.db
        .update(challenges)
        .set({ state: 'confirmed', answeredAt: ago(days), answeredVia: 'code', askedAt: ago(days) })
    await asked(364)
    expect(await signalsOf(contactId)).toHaveProperty('answered12m')
    await asked(366)
    expect(await signalsOf(contactId)).not.toHaveProperty('answered12m')
  })

  it('follows the whole story: asked, delivered, confirmed', async () => {
    const { contactId } = await world.ask()
    await world.settle()
    await known('normal')
    await world.db.update(messages).set({ state: 'delivered' })
    await touchContact(world, contactId)
    expect(await signalsOf(contactId)).toMatchObject({
      numberStatus: 1.6,
      receipts90d: 0.7,
      openQuestionAgeDays: 0,
    })
    await world.db
      .update(challenges)
      .set({ state: 'confirmed', answeredAt: world.clock.now(), answeredVia: 'code' })
    await set(contactId, proven())
    await touchContact(world, contactId)
    expect(await scoreRow(world, contactId)).toMatchObject({ highRisk: false })
    const score = await readScore(world.db, world.clock.now(), { contactId, line: 6 })
    expect(score?.score).toBeGreaterThan(9.5)
    expect((await scoreRow(world, contactId))?.tenths).toBe(Math.round((score?.score ?? 0) * 10))
  })

  it('a proof after 空号 or 停机 says that the number is back; after the proof they count', async () => {
    const { contactId } = await judgeNewContact(world, { row: proven(3) })
    await known('vacant', 10)
    expect(await signalsOf(contactId)).not.toHaveProperty('numberStatus')
    await known('vacant', 1)
    const score = await readScore(world.db, world.clock.now(), { contactId, line: 6 })
    expect(score?.score).toBeLessThanOrEqual(1)
  })

  it('whoever refused or withdrew is at 0; who was called dead by a person is at most at 1', async () => {
    const { contactId } = await judgeNewContact(world, { row: proven(3) })
    for (const cause of ['wrong_person', 'declined', 'withdrew'] as const) {
      await set(contactId, { state: 'invalid', cause, position: null })
      await touchContact(world, contactId)
      expect((await scoreRow(world, contactId))?.tenths).toBe(0)
    }
    await set(contactId, { state: 'invalid', cause: 'dead' })
    await touchContact(world, contactId)
    expect((await scoreRow(world, contactId))?.tenths).toBeLessThanOrEqual(10)
  })

  it('only receipts that speak about the handset count, and none older than 90 days', async () => {
    const { contactId } = await world.ask()
    await world.settle()
    const [first] = await world.messages()
    if (!first) throw new Error('no message left')
    await world.db.delete(messages)
    const receipt = (n: number, row: Partial<typeof messages.$inferInsert>) =>
      world.db
        .insert(messages)
        .values({ ...first, id: `msg_${n}`, once: `${n}`, outId: `${n}`, ...row })
    await receipt(1, { state: 'failed', why: 'handset_doubtful' })
    await receipt(2, { state: 'failed', why: 'retry_later' })
    await receipt(3, { state: 'failed', why: 'stop' })
    await receipt(4, { state: 'failed', why: 'our_fault' })
    await receipt(5, { state: 'failed', why: 'likely_dead', createdAt: ago(91) })
    const score = await readScore(world.db, world.clock.now(), { contactId, line: 6 })
    const texts = score?.reasons.map(({ text }) => text) ?? []
    expect(texts).toContain('90 天里短信送不到手机 1 次')
    expect(texts).toContain('有短信没发成，原因在我们这边，不扣分')
  })
})

describe('every night', () => {
  it('what is 90 days old counts until the day is over: what the night found is true in the evening still', async () => {
    const { contactId } = await world.ask()
    await world.settle()
    await world.db.update(messages).set({ state: 'delivered', createdAt: ago(0) })
    // a day later at 02:00, and that evening
    world.clock.advance(90 * DAY - 8 * HOUR)
    await rescoreAll(world)
    const before = await signalsOf(contactId)
    world.clock.advance(18 * HOUR)
    expect(await signalsOf(contactId)).toEqual(before)
    expect(await rescoreAll(world)).toMatchObject({ changed: 0 })
  })

  it('a proof fades: the score that is no longer true is written anew, and whose risk crossed is announced', async () => {
    const { contactId, employeeId } = await judgeNewContact(world, { row: proven() })
    const before = await scoreRow(world, contactId)
    expect(await rescoreAll(world)).toEqual({ looked: 1, changed: 0 })
    world.clock.advance(900 * DAY)
    expect(await rescoreAll(world)).toEqual({ looked: 1, changed: 1 })
    const after = await scoreRow(world, contactId)
    expect(after?.tenths).toBeLessThan(before?.tenths ?? 0)
    expect(after?.highRisk).toBe(true)
    expect(await announced(world, 'employee.touched')).toEqual([{ employeeId }])
    expect(await rescoreAll(world)).toEqual({ looked: 1, changed: 0 })
  })

  it('whoever nobody has looked at, and whose proof is too old by now, is looked at', async () => {
    const fresh = await addEmployee(world)
    const { contactId, employeeId } = await judgeNewContact(world, { row: proven(200) })
    expect(await coverageRow(world, employeeId)).toMatchObject({ counts: 1, uncoveredAt: null })
    await planReviews(world)
    await world.settle()
    expect(await coverageRow(world, fresh)).toMatchObject({ counts: 0 })
    world.clock.advance(11 * DAY)
    await planReviews(world)
    await world.settle()
    expect(await coverageRow(world, employeeId)).toMatchObject({
      counts: 0,
      uncoveredAt: world.clock.now(),
      agesOn: null,
    })
    expect(await scoreRow(world, contactId)).not.toBeNull()
  })
})

describe('an employee’s coverage', () => {
  it('counts who counts, says since when nobody does, and whether a near relative is among them', async () => {
    const { contactId, employeeId } = await judgeNewContact(world, { relation: '朋友' })
    const since = world.clock.now()
    expect(await coverageRow(world, employeeId)).toMatchObject({
      counts: 0,
      nearRelative: false,
      uncoveredAt: since,
      site: '苏州',
    })
    world.clock.advance(DAY)
    await touchContact(world, contactId)
    expect(await coverageRow(world, employeeId)).toMatchObject({ uncoveredAt: since })
    await set(contactId, { ...proven(), relation: '母亲' })
    await touchContact(world, contactId)
    expect(await coverageRow(world, employeeId)).toMatchObject({
      counts: 1,
      nearRelative: true,
      uncoveredAt: null,
      agesOn: '2027-06-22',
    })
  })

  it('falls when a colleague at the site turns out to own the number, and rises when they leave', async () => {
    const { employeeId } = await judgeNewContact(world, { row: proven() })
    const colleague = await addEmployee(world, { site: '苏州' })
    await giveNumber(world, colleague, '13800009012')
    await touchEmployee(world, colleague)
    expect(await coverageRow(world, employeeId)).toMatchObject({ counts: 0 })
    await world.db.update(employees).set({ status: 'left' }).where(eq(employees.id, colleague))
    await touchEmployee(world, colleague)
    expect(await coverageRow(world, employeeId)).toMatchObject({ counts: 1 })
    expect(await coverageRow(world, colleague)).toBeNull()
  })

  it('a replacement that counts only now retires whom it replaces, where nobody has to decide', async () => {
    await world.db
      .insert(settings)
      .values({ key: 'approveReplacements', value: false, changedAt: world.clock.now() })
    const old = await judgeNewContact(world, { row: proven() })
    const { contactId } = await judgeNewContact(world, {
      phone: '13800009013',
      row: { ...proven(), employeeId: old.employeeId, replacesId: old.contactId, position: null },
    })
    const rows = await world.db.select().from(contacts)
    expect(rows.map(({ id, state, position }) => ({ id, state, position }))).toEqual(
      expect.arrayContaining([
        { id: old.contactId, state: 'retired', position: null },
        { id: contactId, state: 'valid', position: 1 },
      ]),
    )
    expect(await coverageRow(world, old.employeeId)).toMatchObject({ counts: 1 })
  })
})
