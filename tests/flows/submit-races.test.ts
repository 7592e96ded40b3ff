import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { submitContact } from '../../api/_src/features/contact/submit-contact.ts'
import { checkNumber } from '../../api/_src/features/number/check-number.ts'
import { AppError } from '../../api/_src/kernel/app-error.ts'
import { contacts, numbers } from '../../db/schema/index.ts'
import type { NewContact } from '../../shared/contact.ts'
import { addEmployee } from '../support/add-employee.ts'
import { createTestCore, type TestCore } from '../support/test-core.ts'

// PGlite has one connection and cannot race; these need a real server
let core: TestCore
beforeAll(async () => {
  core = await createTestCore({ driver: 'pg', poolSize: 20 })
})
afterAll(() => core.close())

let next = 0
const newPhone = () => `137${String(20_000_000 + next++)}`

/** Numbers just checked, so that nothing slows one submit down more than another. */
async function normalPhones(count: number): Promise<string[]> {
  const phones = Array.from({ length: count }, newPhone)
  await core.db.insert(numbers).values(
    phones.map((phone) => ({
      phoneHash: core.vault.hash('phone', phone),
      status: 'normal' as const,
      checkedAt: core.clock.now(),
    })),
  )
  return phones
}

/** What one press led to: a contact's id, or the code of the refusal. Anything else is a bug and throws. */
async function press(employeeId: string, contact: Partial<NewContact>): Promise<string> {
  try {
    const { id } = await submitContact(core, {
      employeeId,
      key: randomUUID(),
      glance: async () => null,
      contact: { name: '测试甲', relation: '配偶', phone: newPhone(), ...contact },
    })
    return id
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

const contactsOf = (employeeId: string) =>
  core.db.select().from(contacts).where(eq(contacts.employeeId, employeeId))

describe('thirty submits of one employee at once', () => {
  test('take five places, each once, and every other one is told that there are five', async () => {
    const employeeId = await addEmployee(core)
    const phones = await normalPhones(30)
    const results = await Promise.all(phones.map((phone) => press(employeeId, { phone })))
    expect(results.filter((result) => result === 'too_many_contacts')).toHaveLength(25)
    const rows = await contactsOf(employeeId)
    expect(rows.map(({ position }) => position).sort()).toEqual([1, 2, 3, 4, 5])
  })

  test('leave one that replaces the same contact', async () => {
    const employeeId = await addEmployee(core)
    const [first = '', ...phones] = await normalPhones(31)
    const replaces = await press(employeeId, { phone: first })
    const results = await Promise.all(
      phones.map((phone) => press(employeeId, { phone, replaces, reason: '换号' })),
    )
    expect(results.filter((result) => result === 'lost_race')).toHaveLength(29)
    const waiting = await core.db
      .select()
      .from(contacts)
      .where(and(eq(contacts.employeeId, employeeId), eq(contacts.replacesId, replaces)))
    expect(waiting).toHaveLength(1)
  })

  test('name one number once', async () => {
    const employeeId = await addEmployee(core)
    const [phone = ''] = await normalPhones(1)
    const results = await Promise.all(
      Array.from({ length: 30 }, () => press(employeeId, { phone })),
    )
    expect(results.filter((result) => result === 'same_number_twice')).toHaveLength(29)
  })
})

test('forty numbers typed at once: ten are looked up, the others are told when it goes on', async () => {
  const employeeId = await addEmployee(core)
  const asked: string[] = []
  const numberService = {
    async status(phone: string) {
      asked.push(phone)
      return { status: 'normal' as const, carrier: null }
    },
    attribute: async () => ({ carrier: null, province: null, city: null }),
    reassigned: async () => 'unknown' as const,
  }
  const looks = await Promise.allSettled(
    Array.from({ length: 40 }, () =>
      checkNumber({ ...core, numberService }, { employeeId, phone: newPhone(), withHome: true }),
    ),
  )
  expect(asked).toHaveLength(10)
  const refused = looks.flatMap((look) => (look.status === 'rejected' ? [look.reason] : []))
  expect(refused).toHaveLength(30)
  for (const error of refused) expect(error).toMatchObject({ code: 'daily_numbers_used' })
})
