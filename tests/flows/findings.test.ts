import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { planReviews } from '../../api/_src/features/contact/plan-reviews.ts'
import { purgeContacts } from '../../api/_src/features/contact/purge-contacts.ts'
import { listFindings } from '../../api/_src/features/finding/list-findings.ts'
import { DAY } from '../../api/_src/kernel/clock.ts'
import { contactHistory, contacts, employees, numbers } from '../../db/schema/index.ts'
import { addEmployee } from '../support/add-employee.ts'
import {
  giveNumber,
  judgeNewContact,
  openFindings,
  touchContact,
  touchEmployee,
} from '../support/judged.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'
import { workdayMorning } from '../support/test-core.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const set = (contactId: string, change: Partial<typeof contacts.$inferInsert>) =>
  world.db.update(contacts).set(change).where(eq(contacts.id, contactId))
const setEmployee = (id: string, change: Partial<typeof employees.$inferInsert>) =>
  world.db.update(employees).set(change).where(eq(employees.id, id))

describe('the number is compared with the employee’s own', () => {
  it('an own number of any source is a finding until HR confirms that the family shares it', async () => {
    const { contactId, employeeId } = await judgeNewContact(world)
    expect(await openFindings(world, contactId)).toEqual({})
    await giveNumber(world, employeeId, '13800009012', 'payroll')
    await touchEmployee(world, employeeId)
    expect(await openFindings(world, contactId)).toEqual({ own_number: { sources: ['payroll'] } })
    await set(contactId, { sharedConfirmedAt: world.clock.now() })
    await touchContact(world, contactId)
    expect(await openFindings(world, contactId)).toEqual({})
  })

  it('a different one is a line on the record that goes with the confirmation', async () => {
    const { contactId, employeeId } = await judgeNewContact(world)
    await giveNumber(world, employeeId, '13900000001')
    await touchEmployee(world, employeeId)
    expect(await openFindings(world, contactId)).toEqual({ differs_from_own: {} })
    await set(contactId, { state: 'valid', proofKind: 'link', proofAt: world.clock.now() })
    await touchContact(world, contactId)
    expect(await openFindings(world, contactId)).toEqual({})
  })
})

describe('the number is compared with everybody else’s', () => {
  it('a colleague’s own number is found, with the site, until the colleague leaves', async () => {
    const { contactId } = await judgeNewContact(world)
    const near = await addEmployee(world, { ownPhone: '13800009012', site: '苏州' })
    await touchEmployee(world, near)
    expect(await openFindings(world, contactId)).toEqual({
      colleague_number: { employeeIds: [near], sameSite: 'yes' },
    })
    await setEmployee(near, { site: '合肥' })
    await touchEmployee(world, near)
    expect(await openFindings(world, contactId)).toEqual({
      colleague_number: { employeeIds: [near], sameSite: 'no' },
    })
    await setEmployee(near, { status: 'left' })
    await touchEmployee(world, near)
    expect(await openFindings(world, contactId)).toEqual({})
  })

  it('two who name one number are found at both, and at neither once one of them goes', async () => {
    const one = await judgeNewContact(world)
    const two = await judgeNewContact(world)
    expect(await openFindings(world, one.contactId)).toEqual({
      shared_contact: { employeeIds: [two.employeeId], count: 2 },
    })
    expect(await openFindings(world, two.contactId)).toEqual({
      shared_contact: { employeeIds: [one.employeeId], count: 2 },
    })
    await set(two.contactId, { state: 'retired', position: null, retiredAt: world.clock.now() })
    await touchContact(world, two.contactId)
    expect(await openFindings(world, one.contactId)).toEqual({})
    expect(await openFindings(world, two.contactId)).toEqual({})
  })

  it('a number that stands in for many names a few of them, those at the site first', async () => {
    const { contactId } = await judgeNewContact(world)
    const far: string[] = []
    for (let i = 0; i < 7; i++)
      far.push(await addEmployee(world, { ownPhone: '13800009012', site: '成都' }))
    const near = await addEmployee(world, { ownPhone: '13800009012', site: '苏州' })
    await touchEmployee(world, near)
    expect(await openFindings(world, contactId)).toEqual({
      colleague_number: { employeeIds: [...far.sort().slice(0, 4), near].sort(), sameSite: 'yes' },
    })
    for (const id of [...far, near]) await setEmployee(id, { status: 'left' })
    for (let i = 0; i < 7; i++) {
      const gone = await judgeNewContact(world)
      await setEmployee(gone.employeeId, { status: 'left', leftOn: '2026-11-20' })
    }
    await touchContact(world, contactId)
    const { leaver_contact } = await openFindings(world, contactId)
    expect(leaver_contact?.contactIds).toHaveLength(5)
  })

  it('a leaver’s contact is found as long as leavers’ contacts are kept', async () => {
    const gone = await judgeNewContact(world)
    await setEmployee(gone.employeeId, { status: 'left', leftOn: '2025-12-01' })
    await set(gone.contactId, { state: 'retired', position: null, retiredAt: world.clock.now() })
    const here = await judgeNewContact(world)
    expect(await openFindings(world, here.contactId)).toEqual({
      leaver_contact: { contactIds: [gone.contactId] },
    })
    const [seen] = await listFindings(world, here.contactId)
    expect(seen).toMatchObject({
      text: '该联络人已被离职员工使用，请确认是否为同一人',
      details: ['张敏的母亲：王*芬 138****9012', '离职员工张敏的母亲：王*芬 138****9012'],
    })
    await setEmployee(gone.employeeId, { leftOn: '2025-11-01' })
    await purgeContacts(world, { before: new Date('2025-11-01T04:00:00Z') })
    await world.settle()
    expect(await openFindings(world, here.contactId)).toEqual({})
  })

  it('a leaver’s contact is none any more once the leaver is back', async () => {
    const gone = await judgeNewContact(world)
    await setEmployee(gone.employeeId, { status: 'left', leftOn: '2025-12-01' })
    await set(gone.contactId, { state: 'retired', position: null, retiredAt: world.clock.now() })
    const here = await judgeNewContact(world)
    expect(Object.keys(await openFindings(world, here.contactId))).toEqual(['leaver_contact'])
    await setEmployee(gone.employeeId, { status: 'active', leftOn: null })
    await touchEmployee(world, gone.employeeId)
    expect(await openFindings(world, here.contactId)).toEqual({})
  })

  it('a number with a new owner since the last proof is found', async () => {
    const provenAt = new Date(world.clock.now().getTime() - 100 * DAY)
    const { contactId } = await judgeNewContact(world, {
      row: { state: 'valid', proofKind: 'link', proofAt: provenAt },
    })
    await world.db.insert(numbers).values({
      phoneHash: world.vault.hash('phone', '13800009012'),
      reassigned: 'yes',
      reassignedSince: provenAt,
      reassignedCheckedAt: world.clock.now(),
    })
    await touchContact(world, contactId)
    expect(await openFindings(world, contactId)).toEqual({ reassigned: { on: '2026-11-23' } })
  })
})

describe('what the employee changed', () => {
  it('another relation is found, by a replacement or a correction, until it is as before', async () => {
    const old = await judgeNewContact(world, { relation: '父亲' })
    await set(old.contactId, { state: 'retired', position: null })
    const { contactId } = await judgeNewContact(world, {
      relation: '母亲',
      phone: '13800009013',
      row: { replacesId: old.contactId, employeeId: old.employeeId },
    })
    const changed = { relation_changed: { from: '父亲', to: '母亲' } }
    expect(await openFindings(world, contactId)).toEqual(changed)
    await set(contactId, { relation: '父亲' })
    await touchContact(world, contactId)
    expect(await openFindings(world, contactId)).toEqual({})

    await set(contactId, { replacesId: null, relation: '母亲' })
    await world.db.insert(contactHistory).values({
      contactId,
      employeeId: old.employeeId,
      event: 'corrected',
      actor: 'employee',
      before: { relation: '父亲' },
      after: { relation: '母亲' },
      at: world.clock.now(),
    })
    await touchContact(world, contactId)
    expect(await openFindings(world, contactId)).toEqual(changed)
  })

  it('three replaced or removed within a year are found at the newest contact; first entries are no changes', async () => {
    const { contactId, employeeId } = await judgeNewContact(world)
    const tell = (event: string, at = world.clock.now()) =>
      world.db.insert(contactHistory).values({
        contactId: 'con_old',
        employeeId,
        event,
        actor: 'employee',
        at,
      })
    for (const event of ['submitted', 'submitted', 'moved', 'replaced', 'removed'])
      await tell(event)
    await tell('removed', new Date(world.clock.now().getTime() - 366 * DAY))
    await touchContact(world, contactId)
    expect(await openFindings(world, contactId)).toEqual({})
    await tell('replaced')
    await touchContact(world, contactId)
    expect(await openFindings(world, contactId)).toEqual({ frequent_changes: { count: 3 } })

    const known = await openFindings(world, contactId)
    world.clock.advance(366 * DAY)
    await planReviews(world)
    await world.settle()
    expect(await openFindings(world, contactId)).toEqual({})
    world.clock.set(workdayMorning)
    await touchContact(world, contactId)
    expect(await openFindings(world, contactId)).toEqual(known)

    world.clock.advance(DAY)
    const newer = await judgeNewContact(world, {
      phone: '13800009014',
      row: { employeeId, position: 2 },
    })
    expect(await openFindings(world, contactId)).toEqual({})
    expect(await openFindings(world, newer.contactId)).toEqual({ frequent_changes: { count: 3 } })
  })
})
