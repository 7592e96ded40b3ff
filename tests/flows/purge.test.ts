import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { purgeContacts } from '../../api/_src/features/contact/purge-contacts.ts'
import { findMessageToSend } from '../../api/_src/features/message/message-facts.ts'
import { purge } from '../../api/_src/flow/purge.ts'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { writeAudit } from '../../api/_src/kernel/audit.ts'
import { DAY, HOUR } from '../../api/_src/kernel/clock.ts'
import { heldColumns } from '../../db/held-columns.ts'
import {
  auditLog,
  challenges,
  contactHistory,
  contacts,
  employees,
  numbers,
  settings,
} from '../../db/schema/index.ts'
import type { AuditAction } from '../../shared/access.ts'
import { columnsWith, dumpDatabase } from '../support/dump-database.ts'
import { addKnownPerson, type KnownPerson } from '../support/known-person.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const leaver = {
  tag: 'leaver',
  name: '宫离别',
  contact: '凤母亲',
  ownPhone: '13911110001',
  phone: '13722220001',
}
const stayer = {
  tag: 'stayer',
  name: '计在职',
  contact: '柳父亲',
  ownPhone: '13911110002',
  phone: '13722220002',
}
const everyPersonalColumn = Object.entries(heldColumns)
  .flatMap(([table, { personal = {} }]) => Object.keys(personal).map((one) => `${table}.${one}`))
  .sort()

const setContact = (id: string, change: Partial<typeof contacts.$inferInsert>) =>
  world.db.update(contacts).set(change).where(eq(contacts.id, id))
const all = ({ ofEmployee, ofContact }: KnownPerson) => [...ofEmployee, ...ofContact]

async function leave({ employeeId, contactId }: KnownPerson) {
  await world.db
    .update(employees)
    .set({ status: 'left', leftOn: '2026-11-23' })
    .where(eq(employees.id, employeeId))
  await setContact(contactId, { state: 'retired', retiredAt: world.clock.now() })
}

/** Counts of other systems are kept only while they are used. */
function useActivity() {
  const changedAt = world.clock.now()
  return world.db.insert(settings).values({ key: 'useActivity', value: true, changedAt })
}

async function night() {
  await schedule.sweep(world)
  await schedule.nightly(world)
  await world.settle()
}

describe('who left', () => {
  it('is in no column of the database any more when the retention time is over, and who stays is in all', async () => {
    await useActivity()
    const gone = await addKnownPerson(world, leaver)
    await leave(gone)
    expect(columnsWith(await dumpDatabase(world), all(gone))).toEqual(everyPersonalColumn)
    world.clock.advance(30 * DAY)
    const here = await addKnownPerson(world, stayer)
    await night()
    const dump = await dumpDatabase(world)
    expect(columnsWith(dump, all(gone))).toEqual([])
    expect(columnsWith(dump, all(here))).toEqual(everyPersonalColumn)
  })

  it('leaves ids, codes and times behind', async () => {
    const gone = await addKnownPerson(world, leaver)
    await leave(gone)
    world.clock.advance(30 * DAY)
    await night()
    const [row] = await world.db.select().from(contacts)
    expect(row).toMatchObject({ id: gone.contactId, relation: '母亲', state: 'retired' })
    expect(row?.purgedAt).toEqual(world.clock.now())
    const history = await world.db.select().from(contactHistory).orderBy(contactHistory.id)
    expect(history.map(({ event }) => event)).toEqual(['corrected', 'purged'])
    expect(await world.messages()).toMatchObject([{ id: 'msg_leaver', state: 'delivered' }])
    expect(await world.db.select().from(employees)).toMatchObject([
      { employeeNo: 'Nleaver', name: '已离职员工', status: 'left' },
    ])
  })

  it('is not touched while the retention time runs', async () => {
    const gone = await addKnownPerson(world, leaver)
    await leave(gone)
    world.clock.advance(28 * DAY)
    await purge(world)
    await world.settle()
    const left = columnsWith(await dumpDatabase(world), all(gone))
    expect(left).toContain('contacts.name_sealed')
    expect(left).toContain('employees.name')
    expect(left).toContain('messages.phone_hash')
  })

  it('is forgotten again where a roster named them again', async () => {
    const gone = await addKnownPerson(world, leaver)
    await leave(gone)
    world.clock.advance(30 * DAY)
    await night()
    await world.db.update(employees).set({ name: leaver.name, userid: 'Useridleaver' })
    await night()
    expect(columnsWith(await dumpDatabase(world), all(gone))).toEqual([])
  })
})

it('the reason of an export, or of asking about a number that nobody has, goes from the audit log with time', async () => {
  const wrote = (action: AuditAction, subject: string) =>
    writeAudit(world.db, world.clock.now(), {
      actorId: 'emp_lead',
      action,
      subject,
      reason: `${leaver.contact}要核对`,
    })
  await wrote('export.requested', 'exp_1')
  await wrote('export.downloaded', 'exp_1')
  await wrote('held.exported', 'none')
  world.clock.advance(20 * DAY)
  await wrote('export.requested', 'exp_2')
  world.clock.advance(10 * DAY)
  await night()
  const rows = await world.db.select().from(auditLog).orderBy(auditLog.id)
  expect(rows.map(({ subject, reason }) => [subject, reason])).toEqual([
    ['exp_1', null],
    ['exp_1', null],
    ['none', null],
    ['exp_2', `${leaver.contact}要核对`],
  ])
})

describe('who said no, withdrew or was removed while the employee stays', () => {
  it.each([
    ['declined', { state: 'invalid', cause: 'declined' }],
    ['a stranger', { state: 'invalid', cause: 'wrong_person' }],
    ['withdrawn', { state: 'invalid', cause: 'withdrew' }],
    ['removed', { state: 'retired' }],
    ['never asked: a draft that ended', { state: 'draft' }],
  ] as const)('%s: is gone from every column, the employee from none', async (_, change) => {
    const known = await addKnownPerson(world, leaver)
    await setContact(known.contactId, { ...change, updatedAt: world.clock.now() })
    world.clock.advance(30 * DAY)
    await night()
    const dump = await dumpDatabase(world)
    expect(columnsWith(dump, known.ofContact)).toEqual([])
    expect(columnsWith(dump, known.ofEmployee)).toContain('employees.name')
    expect(columnsWith(dump, known.ofEmployee)).toContain('work_addresses.address_sealed')
    const [row] = await world.db.select().from(contacts)
    expect(row).toMatchObject({ state: 'retired', position: null })
  })

  it.each([
    ['valid', { state: 'valid' }],
    ['silent', { state: 'unanswered' }],
    ['on a dead number', { state: 'invalid', cause: 'dead' }],
    ['a draft that is still looked at', { state: 'draft', draftUntil: new Date('2027-02-01') }],
  ] as const)('%s: stays', async (_, change) => {
    const known = await addKnownPerson(world, leaver)
    await setContact(known.contactId, change)
    world.clock.advance(60 * DAY)
    await purge(world)
    await world.settle()
    expect(columnsWith(await dumpDatabase(world), known.ofContact)).toContain(
      'contacts.phone_sealed',
    )
  })

  it('is asked no more when the employee names them again: the no outlives the number', async () => {
    const { contactId, employeeId, challengeId } = await world.ask()
    await world.settle()
    await world.db
      .update(challenges)
      .set({ state: 'declined' })
      .where(eq(challenges.id, challengeId))
    await setContact(contactId, { state: 'invalid', cause: 'declined', position: null })
    world.clock.advance(40 * DAY)
    await night()
    const sent = world.sms.accepted.length
    const again = await world.ask({ row: { employeeId } }).catch((error: Error) => error.message)
    await world.settle()
    expect(again).toBe('not issued: refused')
    expect(world.sms.accepted).toHaveLength(sent)
  })
})

describe('a number', () => {
  it('that said stop keeps its hash and when it said so, and nothing else', async () => {
    const known = await addKnownPerson(world, leaver)
    await leave(known)
    const stoppedAt = world.clock.now()
    const [, , hash = ''] = known.ofContact
    await world.db.update(numbers).set({ stoppedAt }).where(eq(numbers.phoneHash, hash))
    world.clock.advance(30 * DAY)
    await night()
    expect(columnsWith(await dumpDatabase(world), all(known))).toEqual(['numbers.phone_hash'])
    expect(await world.db.select().from(numbers)).toMatchObject([
      { phoneHash: hash, stoppedAt, status: null, checkedAt: null },
    ])
  })

  it('that somebody else named too stays theirs', async () => {
    const gone = await addKnownPerson(world, leaver)
    await leave(gone)
    const other = await world.ask({ phone: leaver.phone, name: '另一位' })
    world.clock.advance(30 * DAY)
    await night()
    const dump = await dumpDatabase(world)
    expect(columnsWith(dump, [leaver.contact])).toEqual([])
    const [row] = await world.db.select().from(contacts).where(eq(contacts.id, other.contactId))
    expect(row?.phoneHash).toBe(world.vault.hash('phone', leaver.phone))
    expect(columnsWith(dump, [leaver.phone])).toEqual(['contacts.phone_sealed'])
  })
})

describe('the night’s work', () => {
  const TEN = 410

  async function addMany() {
    const [first] = await world.db.select().from(contacts)
    const at = world.clock.now()
    await world.db.insert(contacts).values(
      Array.from({ length: TEN }, (_, i) => ({
        id: `con_${String(i).padStart(4, '0')}`,
        employeeId: `emp_${i}`,
        nameSealed: first?.nameSealed ?? Buffer.of(),
        relation: '母亲',
        phoneSealed: first?.phoneSealed ?? Buffer.of(),
        phoneHash: `hash-${i}`,
        channel: 'mobile' as const,
        state: 'retired' as const,
        source: 'employee' as const,
        createdAt: at,
        updatedAt: at,
        retiredAt: at,
      })),
    )
  }

  it('goes on where it was stopped, and two at once purge everybody once', async () => {
    await addMany()
    world.clock.advance(30 * DAY)
    const before = new Date(world.clock.now().getTime() - 29 * DAY)
    let batches = 0
    const dying = new Proxy(world.db, {
      get(db, key, receiver) {
        if (key === 'transaction' && ++batches > 1) throw new Error('died')
        return Reflect.get(db, key, receiver)
      },
    })
    await expect(purgeContacts({ ...world, db: dying }, { before })).rejects.toThrow('died')
    const counts = await Promise.all([
      purgeContacts(world, { before }),
      purgeContacts(world, { before }),
    ])
    expect(counts.reduce((sum, count) => sum + count)).toBe(TEN - 200)
    expect(await purgeContacts(world, { before })).toBe(0)
    const told = await world.db
      .select({ id: contactHistory.contactId })
      .from(contactHistory)
      .where(eq(contactHistory.event, 'purged'))
    expect(new Set(told.map(({ id }) => id)).size).toBe(TEN)
    expect(told).toHaveLength(TEN)
  })

  it('a refusal that can still be taken back is never purged, however short the retention time', async () => {
    const known = await addKnownPerson(world, leaver)
    await setContact(known.contactId, { state: 'invalid', cause: 'declined' })
    world.clock.advance(23 * HOUR)
    await purge({ ...world, retentionDays: 1 })
    const [row] = await world.db.select().from(contacts)
    expect(row?.purgedAt).toBeNull()
  })

  it('messages to a purged contact count against the number for a year, and then tell nothing of it', async () => {
    const known = await addKnownPerson(world, leaver)
    await setContact(known.contactId, { state: 'retired', retiredAt: world.clock.now() })
    world.clock.advance(30 * DAY)
    await night()
    const { challengeId } = await world.ask({ phone: leaver.phone })
    await world.settle()
    const facts = await findMessageToSend(
      world.db,
      (await world.messages()).find((message) => message.challengeId === challengeId)?.id ?? '',
      world.clock.now(),
      await world.settings.read(world.db),
    )
    expect(facts?.facts.unaskedToNumber).toHaveLength(2)
    world.clock.advance(340 * DAY)
    await night()
    const hashes = (await world.messages()).map(({ phoneHash }) => phoneHash)
    expect(hashes).toContain('gone:msg_leaver')
    expect(hashes.filter((hash) => hash.startsWith('past:'))).toEqual([])
  })
})
