import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getContact, listContacts } from '../../api/_src/features/contact/get-contact.ts'
import { decideSubmission } from '../../api/_src/features/contact/submission.ts'
import { submitContact } from '../../api/_src/features/contact/submit-contact.ts'
import { writeSubmission } from '../../api/_src/features/contact/submit-statement.ts'
import { newId } from '../../api/_src/kernel/ids.ts'
import { rowsOf } from '../../api/_src/kernel/rows.ts'
import { challenges, contacts, numbers, vacantRefusals } from '../../db/schema/index.ts'
import type { NewContact } from '../../shared/contact.ts'
import { carrierStatuses } from '../../shared/number-check.ts'
import { addEmployee } from '../support/add-employee.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
})
afterAll(() => core.close())

let next = 0
const newPhone = () => `139${String(10_000_000 + next++)}`
const silent = async () => null

async function setStatus(phone: string, status: (typeof carrierStatuses)[number]) {
  const row = { phoneHash: core.vault.hash('phone', phone), status, checkedAt: core.clock.now() }
  await core.db
    .insert(numbers)
    .values(row)
    .onConflictDoUpdate({ target: numbers.phoneHash, set: row })
}

const submit = (
  employeeId: string,
  contact: Partial<NewContact> = {},
  key: string = randomUUID(),
) =>
  submitContact(core, {
    employeeId,
    key,
    glance: silent,
    contact: { name: '测试甲', relation: '配偶', phone: newPhone(), ...contact },
  })

async function jobsOf(contactId: string): Promise<string[]> {
  const result = await core.db.execute(
    sql`select event from jobs where payload->>'contactId' = ${contactId} order by event`,
  )
  return rowsOf<{ event: string }>(result).map(({ event }) => event)
}

describe('submitting a contact', () => {
  test('a number just checked goes straight on to the question, with history and no plain text at rest', async () => {
    const employee = await addEmployee(core)
    const phone = newPhone()
    await setStatus(phone, 'normal')
    const contact = await submit(employee, { phone })
    expect(contact).toMatchObject({ state: 'pending', order: 1, counts: false, phone })
    expect(contact.steps.find(({ name }) => name === 'checked')?.state).toBe('done')
    expect(await jobsOf(contact.id)).toEqual(['contact.checked', 'contact.touched'])
    const dump = JSON.stringify(
      await core.db.execute(sql`select * from contacts where id = ${contact.id}`),
    )
    expect(dump).not.toContain(phone)
    expect(dump).not.toContain('测试甲')
  })

  test('a carrier that stays silent does not keep anybody waiting: accepted, finished in the background', async () => {
    const contact = await submit(await addEmployee(core))
    expect(contact.steps.find(({ name }) => name === 'checked')?.state).toBe('waiting')
    expect(await jobsOf(contact.id)).toEqual(['contact.submitted', 'contact.touched'])
  })

  test('the same key gives the same contact, and another content under it is refused', async () => {
    const employee = await addEmployee(core)
    const phone = newPhone()
    const first = await submit(employee, { phone }, 'key-1')
    const again = await submit(employee, { phone }, 'key-1')
    expect(again.id).toBe(first.id)
    expect(await jobsOf(first.id)).toHaveLength(2)
    const others: Partial<NewContact>[] = [
      { phone: newPhone() },
      { name: '测试乙' },
      { order: 3 },
      { shared: true },
      { askNow: true },
      { insists: true },
    ]
    for (const other of others)
      await expect(
        submit(employee, { phone, ...other }, 'key-1'),
        JSON.stringify(other),
      ).rejects.toMatchObject({ code: 'idempotency_key_reused' })
  })

  test('ten submits at once under one key make one contact', async () => {
    const employee = await addEmployee(core)
    const phone = newPhone()
    const all = await Promise.all(
      Array.from({ length: 10 }, () => submit(employee, { phone }, 'same')),
    )
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
  })

  test('places fill in order, the sixth contact is refused, and one number is taken once', async () => {
    const employee = await addEmployee(core)
    const phone = newPhone()
    for (let place = 1; place <= 5; place++)
      expect((await submit(employee, place === 1 ? { phone } : {})).order).toBe(place)
    await expect(submit(employee)).rejects.toMatchObject({ code: 'too_many_contacts' })
    await expect(submit(employee, { phone })).rejects.toMatchObject({ code: 'same_number_twice' })
  })

  test('a wished place is given if it is free', async () => {
    const employee = await addEmployee(core)
    expect((await submit(employee, { order: 3 })).order).toBe(3)
    expect((await submit(employee, { order: 3 })).order).toBe(1)
  })

  test('空号 is refused, then with its way out, then taken as a call task that no SMS follows', async () => {
    const employee = await addEmployee(core)
    const phone = newPhone()
    await setStatus(phone, 'vacant')
    await expect(submit(employee, { phone })).rejects.toMatchObject({ code: 'number_vacant' })
    await expect(submit(employee, { phone, insists: true })).rejects.toMatchObject({
      code: 'number_vacant_again',
    })
    const contact = await submit(employee, { phone, insists: true })
    expect(contact.state).toBe('pending')
    const [row] = rowsOf<{ kind: string; channel: string }>(
      await core.db.execute(
        sql`select t.kind, c.channel from call_tasks t join contacts c on c.id = t.contact_id where c.id = ${contact.id}`,
      ),
    )
    expect(row).toEqual({ kind: 'vacant_insisted', channel: 'other' })
  })

  test('停机 is kept as a draft for seven days', async () => {
    const employee = await addEmployee(core)
    const phone = newPhone()
    await setStatus(phone, 'suspended')
    expect(await submit(employee, { phone })).toMatchObject({ state: 'draft' })
  })

  test('a landline is taken as 其他号码 only when that was chosen', async () => {
    const employee = await addEmployee(core)
    await expect(submit(employee, { phone: '0512-6280 1234' })).rejects.toMatchObject({
      code: 'invalid_input',
      field: 'phone',
    })
    expect((await submit(employee, { phone: '0512-6280 1234', otherNumber: true })).phone).toBe(
      '051262801234',
    )
  })

  test('the eleventh submit of a day is refused and says when it becomes possible', async () => {
    const employee = await addEmployee(core)
    for (let i = 0; i < 10; i++) {
      const { id } = await submit(employee)
      await core.db
        .update(contacts)
        .set({ state: 'retired', position: null })
        .where(sql`id = ${id}`)
    }
    await expect(submit(employee)).rejects.toMatchObject({
      code: 'daily_submits_used',
      retryAt: new Date('2026-11-23T16:00:00Z'),
    })
  })

  test("somebody else's contact cannot be told from one that does not exist", async () => {
    const owner = await addEmployee(core)
    const stranger = await addEmployee(core)
    const { id } = await submit(owner)
    const seen = await getContact(core, { employeeId: stranger, contactId: id }).catch(
      (error) => error,
    )
    const none = await getContact(core, { employeeId: stranger, contactId: 'con_none' }).catch(
      (error) => error,
    )
    expect(seen).toEqual(none)
    expect((await listContacts(core, { employeeId: stranger })).contacts).toEqual([])
  })
})

test('the statement takes a submit exactly when the pure rule does', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        status: fc.option(fc.constantFrom(...carrierStatuses)),
        stopped: fc.boolean(),
        own: fc.boolean(),
        twice: fc.boolean(),
        refused: fc.boolean(),
        others: fc.integer({ min: 0, max: 5 }),
        vacantRefusals: fc.integer({ min: 0, max: 3 }),
        replaces: fc.constantFrom('none', 'live', 'ended', 'missing', 'busy'),
      }),
      fc.record({
        channel: fc.constantFrom('mobile' as const, 'other' as const),
        shared: fc.boolean(),
        insists: fc.boolean(),
        carrierSilent: fc.boolean(),
      }),
      async (given, input) => {
        const phone = newPhone()
        const phoneHash = core.vault.hash('phone', phone)
        const employeeId = await addEmployee(core, given.own ? { ownPhone: phone } : {})
        const now = core.clock.now()
        if (given.status || given.stopped)
          await core.db.insert(numbers).values({
            phoneHash,
            status: given.status,
            checkedAt: given.status ? now : null,
            stoppedAt: given.stopped ? now : null,
          })
        if (given.vacantRefusals > 0)
          await core.db
            .insert(vacantRefusals)
            .values({ employeeId, phoneHash, count: given.vacantRefusals, lastAt: now })
        const others = given.others - (given.twice && given.others === 5 ? 1 : 0)
        const held: string[] = []
        for (let i = 0; i < others; i++) held.push((await submit(employeeId)).id)
        if (given.twice)
          await submit(employeeId, { phone, insists: true, shared: true }).catch(() => null)
        if (given.refused)
          await core.db.insert(challenges).values({
            id: newId('challenge', now),
            contactId: 'con_old',
            employeeId,
            phoneHash,
            kind: 'first',
            form: 'token',
            state: 'declined',
            extendCode: '01',
            createdAt: now,
          })
        const target =
          given.replaces === 'none'
            ? null
            : ((given.replaces === 'missing' ? null : held[0]) ?? 'con_none')
        if (given.replaces === 'ended' && held[0]) {
          const ended = { state: 'invalid' as const, cause: 'dead' as const, position: null }
          await core.db.update(contacts).set(ended).where(eq(contacts.id, held[0]))
          if (given.stopped) await submit(employeeId)
        }
        if (given.replaces === 'busy' && held[0]) await submit(employeeId, { replaces: held[0] })
        const result = await writeSubmission(
          core.db,
          {
            ...input,
            id: newId('contact', now),
            callTaskId: newId('callTask', now),
            employeeId,
            nameSealed: core.vault.seal('name', '甲'),
            relation: '朋友',
            phoneSealed: core.vault.seal('phone', phone),
            phoneHash,
            order: null,
            replaces: target,
            reason: target ? '其他' : null,
            askNow: false,
            key: 'k',
            requestHash: 'h',
          },
          now,
        )
        const decision = decideSubmission(result.facts, { ...input, replaces: target !== null })
        expect(result.written !== null).toBe(decision.kind === 'accept')
        if (decision.kind === 'accept') expect(result.written?.state).toBe(decision.state)
      },
    ),
    { numRuns: 60 },
  )
})
