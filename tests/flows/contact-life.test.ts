import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyNumberCheck } from '../../api/_src/features/contact/apply-number-check.ts'
import { checkDrafts } from '../../api/_src/features/contact/check-drafts.ts'
import { confirmContact } from '../../api/_src/features/contact/confirm-contact.ts'
import { declineContact } from '../../api/_src/features/contact/decline-contact.ts'
import { editContact } from '../../api/_src/features/contact/edit-contact.ts'
import { expireContact } from '../../api/_src/features/contact/expire-contact.ts'
import { getContact, listContacts } from '../../api/_src/features/contact/get-contact.ts'
import { listHistory } from '../../api/_src/features/contact/list-history.ts'
import { planDueContacts } from '../../api/_src/features/contact/plan-due-contacts.ts'
import { planRenewal } from '../../api/_src/features/contact/plan-renewal.ts'
import { reaffirmContacts } from '../../api/_src/features/contact/reaffirm-contacts.ts'
import { recordScreenProof } from '../../api/_src/features/contact/record-screen-proof.ts'
import { removeContact } from '../../api/_src/features/contact/remove-contact.ts'
import { resendContact } from '../../api/_src/features/contact/resend-contact.ts'
import { retireLeaverContacts } from '../../api/_src/features/contact/retire-leaver-contacts.ts'
import { retireReplaced } from '../../api/_src/features/contact/retire-replaced.ts'
import { submitContact } from '../../api/_src/features/contact/submit-contact.ts'
import { undoContactDecline } from '../../api/_src/features/contact/undo-contact-decline.ts'
import { withdrawContact } from '../../api/_src/features/contact/withdraw-contact.ts'
import { DAY } from '../../api/_src/kernel/clock.ts'
import { newId } from '../../api/_src/kernel/ids.ts'
import { rowsOf } from '../../api/_src/kernel/rows.ts'
import { challenges, contactHistory, contacts, numbers } from '../../db/schema/index.ts'
import type { NewContact } from '../../shared/contact.ts'
import { addEmployee } from '../support/add-employee.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
})
afterAll(() => core.close())

let next = 0
const newPhone = () => `138${String(10_000_000 + next++)}`

async function setStatus(phone: string, status: 'normal' | 'vacant' | 'suspended' | 'off') {
  const row = { phoneHash: core.vault.hash('phone', phone), status, checkedAt: core.clock.now() }
  await core.db
    .insert(numbers)
    .values(row)
    .onConflictDoUpdate({ target: numbers.phoneHash, set: row })
}

async function submit(employeeId: string, contact: Partial<NewContact> = {}) {
  const phone = contact.phone ?? newPhone()
  await setStatus(phone, 'normal')
  return submitContact(core, {
    employeeId,
    key: randomUUID(),
    glance: async () => null,
    contact: { name: '测试甲', relation: '配偶', ...contact, phone },
  })
}

type Answer = Partial<typeof challenges.$inferInsert>

/** The answer of a contact as the challenge feature leaves it. */
async function answer(contactId: string, given: Answer): Promise<{ challengeId: string }> {
  const [contact] = await core.db.select().from(contacts).where(eq(contacts.id, contactId))
  if (!contact) throw new Error('no such contact')
  const id = newId('challenge', core.clock.now())
  await core.db.insert(challenges).values({
    id,
    contactId,
    employeeId: contact.employeeId,
    phoneHash: contact.phoneHash,
    kind: 'first',
    form: 'token',
    state: 'confirmed',
    extendCode: '01',
    answeredAt: core.clock.now(),
    answeredVia: 'code',
    createdAt: core.clock.now(),
    ...given,
  })
  return { challengeId: id }
}

const confirm = async (contactId: string) => confirmContact(core, await answer(contactId, {}))
const stateOf = async (contactId: string) =>
  (await core.db.select().from(contacts).where(eq(contacts.id, contactId)))[0]
const coverageOf = async (employeeId: string) =>
  (await listContacts(core, { employeeId })).coverage.counts
const eventsOf = async (contactId: string) =>
  rowsOf<{ event: string }>(
    await core.db.execute(
      sql`select event from jobs where payload->>'contactId' = ${contactId} order by id`,
    ),
  ).map(({ event }) => event)

test("the contact's yes makes it valid, counting, and due after 180 days", async () => {
  const employeeId = await addEmployee(core)
  const { id } = await submit(employeeId)
  await confirm(id)
  const contact = await getContact(core, { employeeId, contactId: id })
  expect(contact).toMatchObject({ state: 'valid', counts: true, nextCheckOn: '2027-05-22' })
  expect(contact.steps.every(({ state }) => state === 'done')).toBe(true)
  expect(await eventsOf(id)).toContain('contact.confirmed')
})

test('one answer applied twice is one history row and one announcement', async () => {
  const { id } = await submit(await addEmployee(core))
  const given = await answer(id, {})
  await confirmContact(core, given)
  await confirmContact(core, given)
  const rows = await core.db.select().from(contactHistory).where(eq(contactHistory.contactId, id))
  expect(rows.filter(({ event }) => event === 'confirmed')).toHaveLength(1)
  expect((await eventsOf(id)).filter((event) => event === 'contact.confirmed')).toHaveLength(1)
})

test('an edit never lowers coverage: the old contact stays until the new one is confirmed', async () => {
  const employeeId = await addEmployee(core, { status: 'onboarding' })
  const old = await submit(employeeId)
  await confirm(old.id)
  const fresh = await submit(employeeId, { replaces: old.id, reason: '换号' })
  await retireReplaced(core, { contactId: fresh.id })
  expect(await coverageOf(employeeId)).toBe(1)
  expect((await stateOf(old.id))?.state).toBe('valid')
  await confirm(fresh.id)
  expect(await coverageOf(employeeId)).toBe(2)
  await retireReplaced(core, { contactId: fresh.id })
  expect(await coverageOf(employeeId)).toBe(1)
  expect(await stateOf(old.id)).toMatchObject({ state: 'retired', position: null })
  expect(await stateOf(fresh.id)).toMatchObject({ state: 'valid', position: 1 })
  expect((await getContact(core, { employeeId, contactId: fresh.id })).steps.at(-1)).toMatchObject({
    name: 'approved',
    state: 'done',
  })
})

test('a contact never confirmed makes room for its replacement at once', async () => {
  const employeeId = await addEmployee(core)
  const wrong = await submit(employeeId)
  const right = await submit(employeeId, { replaces: wrong.id, reason: '其他' })
  await retireReplaced(core, { contactId: right.id })
  expect((await stateOf(wrong.id))?.state).toBe('retired')
  expect((await stateOf(right.id))?.position).toBe(1)
})

test('a replacement that is confirmed but does not count retires nobody', async () => {
  const employeeId = await addEmployee(core)
  const old = await submit(employeeId)
  await confirm(old.id)
  const phone = newPhone()
  await addEmployee(core, { ownPhone: phone })
  const fresh = await submit(employeeId, { phone, replaces: old.id, reason: '换号' })
  await confirm(fresh.id)
  await retireReplaced(core, { contactId: fresh.id })
  expect(await coverageOf(employeeId)).toBe(1)
  expect((await stateOf(old.id))?.state).toBe('valid')
  const { steps } = await getContact(core, { employeeId, contactId: fresh.id })
  expect(steps.at(-1)).toMatchObject({ name: 'approved', state: 'waiting' })
  expect(steps.at(-1)?.hint).toMatch(/继续有效.*请问人事同事/)
})

test('a yes that is not on the record yet is not lost to a replacement', async () => {
  const employeeId = await addEmployee(core)
  const old = await submit(employeeId)
  const fresh = await submit(employeeId, { replaces: old.id, reason: '换号' })
  const yes = await answer(old.id, {})
  await retireReplaced(core, { contactId: fresh.id })
  await confirmContact(core, yes)
  expect((await stateOf(old.id))?.state).toBe('valid')
  expect(await coverageOf(employeeId)).toBe(1)
})

test('who replaces a mistyped replacement takes over what that one was to replace', async () => {
  const employeeId = await addEmployee(core, { status: 'onboarding' })
  const old = await submit(employeeId)
  await confirm(old.id)
  const mistyped = await submit(employeeId, { replaces: old.id, reason: '换号' })
  await retireReplaced(core, { contactId: mistyped.id })
  const right = await submit(employeeId, { replaces: mistyped.id, reason: '其他' })
  await retireReplaced(core, { contactId: right.id })
  expect((await stateOf(mistyped.id))?.state).toBe('retired')
  expect((await stateOf(old.id))?.state).toBe('valid')
  const waiting = await getContact(core, { employeeId, contactId: right.id })
  expect(waiting.replaces).toBe(old.id)
  await confirm(right.id)
  await retireReplaced(core, { contactId: right.id })
  expect((await stateOf(old.id))?.state).toBe('retired')
  expect(await stateOf(right.id)).toMatchObject({ state: 'valid', position: 1 })
})

test('a replacement that says no leaves the old contact as it was', async () => {
  const employeeId = await addEmployee(core)
  const old = await submit(employeeId)
  await confirm(old.id)
  const fresh = await submit(employeeId, { replaces: old.id, reason: '离婚' })
  await declineContact(core, await answer(fresh.id, { state: 'declined', declineWhy: 'unwilling' }))
  await retireReplaced(core, { contactId: fresh.id })
  expect(await coverageOf(employeeId)).toBe(1)
  expect((await stateOf(old.id))?.state).toBe('valid')
})

test('who says no is asked no more, and the same pair cannot be named again', async () => {
  const employeeId = await addEmployee(core)
  const phone = newPhone()
  const { id } = await submit(employeeId, { phone })
  await declineContact(core, await answer(id, { state: 'declined', declineWhy: 'unknown' }))
  expect(await stateOf(id)).toMatchObject({
    state: 'invalid',
    cause: 'wrong_person',
    position: null,
  })
  expect((await getContact(core, { employeeId, contactId: id })).cause).toBe('declined')
  await expect(submit(employeeId, { phone })).rejects.toMatchObject({ code: 'pair_refused' })
})

test('a refusal taken back brings the contact back to the question', async () => {
  const employeeId = await addEmployee(core)
  const { id } = await submit(employeeId)
  const given = await answer(id, { state: 'declined', declineWhy: 'unwilling' })
  await declineContact(core, given)
  await core.db
    .update(challenges)
    .set({ state: 'open' })
    .where(eq(challenges.id, given.challengeId))
  await undoContactDecline(core, given)
  await undoContactDecline(core, given)
  expect(await stateOf(id)).toMatchObject({ state: 'pending', cause: null, position: 1 })
})

test('a refused renewal taken back is due as before, and its old proof still counts', async () => {
  const employeeId = await addEmployee(core)
  const { id } = await submit(employeeId)
  await confirm(id)
  await core.db.update(contacts).set({ state: 'due' }).where(eq(contacts.id, id))
  const given = await answer(id, { kind: 'renewal', state: 'declined', declineWhy: 'unwilling' })
  await declineContact(core, given)
  expect(await coverageOf(employeeId)).toBe(0)
  await core.db
    .update(challenges)
    .set({ state: 'open' })
    .where(eq(challenges.id, given.challengeId))
  await undoContactDecline(core, given)
  expect(await stateOf(id)).toMatchObject({ state: 'due', cause: null, position: 1 })
  expect(await coverageOf(employeeId)).toBe(1)
})

test('a confirmed contact that withdraws counts no longer', async () => {
  const employeeId = await addEmployee(core)
  const { id } = await submit(employeeId)
  const given = await answer(id, {})
  await confirmContact(core, given)
  await withdrawContact(core, given)
  expect(await coverageOf(employeeId)).toBe(0)
  expect(await stateOf(id)).toMatchObject({ state: 'invalid', cause: 'withdrew' })
})

test('silence for seven days makes a first question unanswered, and leaves a due contact counting', async () => {
  const employeeId = await addEmployee(core)
  const silent = await submit(employeeId)
  await expireContact(
    core,
    await answer(silent.id, { state: 'expired', answeredAt: null, answeredVia: null }),
  )
  expect((await stateOf(silent.id))?.state).toBe('unanswered')
  const confirmed = await submit(employeeId)
  await confirm(confirmed.id)
  await core.db.update(contacts).set({ state: 'due' }).where(eq(contacts.id, confirmed.id))
  await expireContact(
    core,
    await answer(confirmed.id, { state: 'expired', answeredAt: null, answeredVia: null }),
  )
  expect(await stateOf(confirmed.id)).toMatchObject({ state: 'due' })
  expect(await coverageOf(employeeId)).toBe(1)
})

test('空号 found in the background ends a contact; off, busy or unknown harms nobody', async () => {
  const employeeId = await addEmployee(core)
  const dead = await submit(employeeId, { phone: newPhone() })
  await setStatus(dead.phone, 'vacant')
  await applyNumberCheck(core, { contactId: dead.id })
  await applyNumberCheck(core, { contactId: dead.id })
  expect(await stateOf(dead.id)).toMatchObject({ state: 'invalid', cause: 'dead' })
  expect((await eventsOf(dead.id)).filter((event) => event === 'contact.invalidated')).toHaveLength(
    1,
  )
  const off = await submit(employeeId)
  await setStatus(off.phone, 'off')
  await applyNumberCheck(core, { contactId: off.id })
  expect((await stateOf(off.id))?.state).toBe('pending')
})

test('a 停机 draft is checked again once a day for seven days, and goes on once the bill is paid', async () => {
  const employeeId = await addEmployee(core)
  const phone = newPhone()
  await setStatus(phone, 'suspended')
  const { id } = await submitContact(core, {
    employeeId,
    key: randomUUID(),
    glance: async () => null,
    contact: { name: '测试甲', relation: '父亲', phone },
  })
  const start = core.clock.now()
  let checks = 0
  for (let hour = 0; hour <= 9 * 24; hour += 6) {
    core.clock.set(new Date(start.getTime() + hour * 3_600_000))
    checks += await checkDrafts(core)
  }
  expect(checks).toBeGreaterThanOrEqual(5)
  expect(checks).toBeLessThanOrEqual(7)
  await setStatus(phone, 'normal')
  await applyNumberCheck(core, { contactId: id })
  expect((await stateOf(id))?.state).toBe('pending')
  expect(await eventsOf(id)).toContain('contact.checked')
  core.clock.set(start)
})

test('the code on the employee’s own screen is 待本人确认 and does not count', async () => {
  const employeeId = await addEmployee(core)
  const { id } = await submit(employeeId)
  await recordScreenProof(core, { contactId: id })
  const contact = await getContact(core, { employeeId, contactId: id })
  expect(contact).toMatchObject({ state: 'pending', counts: false })
  expect(contact.screenProofAt).toBeDefined()
})

test('a removed contact is gone for its owner and its question is closed', async () => {
  const employeeId = await addEmployee(core)
  const { id } = await submit(employeeId)
  const stranger = await addEmployee(core)
  await expect(removeContact(core, { employeeId: stranger, contactId: id })).rejects.toMatchObject({
    code: 'not_found',
  })
  await removeContact(core, { employeeId, contactId: id })
  await expect(removeContact(core, { employeeId, contactId: id })).rejects.toMatchObject({
    code: 'not_found',
  })
  expect(await eventsOf(id)).toContain('contact.retired')
})

test('moving a contact to a taken place swaps the two', async () => {
  const employeeId = await addEmployee(core)
  const first = await submit(employeeId)
  const second = await submit(employeeId)
  expect(
    (await editContact(core, { employeeId, contactId: second.id, patch: { order: 1 } })).order,
  ).toBe(1)
  expect((await listContacts(core, { employeeId })).contacts.map(({ id }) => id)).toEqual([
    second.id,
    first.id,
  ])
  expect(
    (await editContact(core, { employeeId, contactId: second.id, patch: { order: 4 } })).order,
  ).toBe(4)
})

test('a corrected name is kept sealed in the history, before and after', async () => {
  const employeeId = await addEmployee(core)
  const { id } = await submit(employeeId)
  await editContact(core, {
    employeeId,
    contactId: id,
    patch: { name: '测试乙', relation: '朋友' },
  })
  expect(await getContact(core, { employeeId, contactId: id })).toMatchObject({
    name: '测试乙',
    relation: '朋友',
  })
  const rows = await core.db.execute(
    sql`select h.event, h.before::text as before, v.values_sealed from contact_history h
        join contact_history_values v on v.history_id = h.id where h.contact_id = ${id}`,
  )
  expect(JSON.stringify(rowsOf(rows))).not.toContain('测试')
  expect(
    (await listHistory(core, { employeeId, contactId: id })).history.map(({ event }) => event),
  ).toEqual(['corrected', 'submitted'])
})

test('a resend asks again within the limits, and says when it becomes possible', async () => {
  const employeeId = await addEmployee(core)
  const { id } = await submit(employeeId)
  const retryAt = new Date('2026-11-24T02:00:00Z')
  await expect(
    resendContact(core, {
      employeeId,
      contactId: id,
      now: false,
      nextAskTime: async () => retryAt,
    }),
  ).rejects.toMatchObject({ code: 'too_soon', retryAt })
  await resendContact(core, { employeeId, contactId: id, now: true, nextAskTime: async () => null })
  expect(await eventsOf(id)).toContain('contact.resent')
  await confirm(id)
  await expect(
    resendContact(core, { employeeId, contactId: id, now: true, nextAskTime: async () => null }),
  ).rejects.toMatchObject({ code: 'nothing_to_do' })
})

test('没有变化 checks the numbers, and asks the contact only where the proof is older than 150 days', async () => {
  const employeeId = await addEmployee(core)
  const { id } = await submit(employeeId)
  await confirm(id)
  const press = () => reaffirmContacts(core, { employeeId })
  await Promise.all([press(), press()])
  await press()
  expect((await eventsOf(id)).filter((event) => event === 'contact.reaffirmed')).toHaveLength(1)
  await planRenewal(core, { contactId: id })
  expect(await eventsOf(id)).not.toContain('contact.outdated')
  const start = core.clock.now()
  core.clock.advance(151 * DAY)
  await planRenewal(core, { contactId: id })
  expect(await eventsOf(id)).toContain('contact.outdated')
  core.clock.set(start)
})

test('a valid contact becomes due on its day and still counts for thirty more', async () => {
  const employeeId = await addEmployee(core)
  const { id } = await submit(employeeId)
  await confirm(id)
  const start = core.clock.now()
  core.clock.advance(181 * DAY)
  await planDueContacts(core)
  expect((await stateOf(id))?.state).toBe('due')
  expect(await coverageOf(employeeId)).toBe(1)
  core.clock.advance(30 * DAY)
  expect(await coverageOf(employeeId)).toBe(0)
  core.clock.set(start)
})

test('when an employee leaves, every contact retires at once', async () => {
  const employeeId = await addEmployee(core)
  const a = await submit(employeeId)
  const b = await submit(employeeId)
  await confirm(a.id)
  await retireLeaverContacts(core, { employeeId })
  await retireLeaverContacts(core, { employeeId })
  for (const { id } of [a, b]) expect((await stateOf(id))?.state).toBe('retired')
  expect((await listContacts(core, { employeeId })).contacts).toEqual([])
})

test("a colleague's number at the same site does not count, at another site it does", async () => {
  const phone = newPhone()
  await addEmployee(core, { ownPhone: phone, site: '二号基地' })
  const here = await addEmployee(core, { site: '二号基地' })
  const elsewhere = await addEmployee(core, { site: '三号基地' })
  for (const [employeeId, counts] of [
    [here, 0],
    [elsewhere, 1],
  ] as const) {
    await confirm((await submit(employeeId, { phone })).id)
    expect(await coverageOf(employeeId)).toBe(counts)
  }
})

test("the employee's own number, kept as shared with the family, does not count before HR confirms it", async () => {
  const phone = newPhone()
  const employeeId = await addEmployee(core, { ownPhone: phone })
  const { id } = await submit(employeeId, { phone, shared: true })
  await confirm(id)
  expect(await coverageOf(employeeId)).toBe(0)
  await core.db
    .update(contacts)
    .set({ sharedConfirmedAt: core.clock.now() })
    .where(eq(contacts.id, id))
  expect(await coverageOf(employeeId)).toBe(1)
})
