import { eq, gt, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkSeals } from '../../api/_src/features/audit/check-seals.ts'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { writeAudit } from '../../api/_src/kernel/audit.ts'
import { DAY, MINUTE } from '../../api/_src/kernel/clock.ts'
import { purgeAuditReasons } from '../../api/_src/kernel/purge-audit-reasons.ts'
import { findHead, sealAudit } from '../../api/_src/kernel/seal-audit.ts'
import { auditLog, auditSeals } from '../../db/schema/index.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(async () => {
  await world.reset()
  await act(3)
  await act(2)
  await act(4)
})
afterAll(() => world.close())

/** Some acts, and the seal over them. */
async function act(count: number): Promise<void> {
  for (let i = 0; i < count; i++)
    await writeAudit(world.db, world.clock.now(), {
      actorId: 'emp_1',
      action: 'contact.revealed',
      subject: `con_${i}`,
      reason: '预警跟进',
      details: { brokeGlass: false },
    })
  await sealAudit(world)
  world.clock.advance(5 * MINUTE)
}

const check = (keptHead: string | null = null) => checkSeals(world, { keptHead })
const entries = () => world.db.select().from(auditLog).orderBy(auditLog.id)
const headHash = async () => (await findHead(world.db))?.hash ?? ''
const idOfEntry = async (place: number) => (await entries())[place]?.id ?? 0
const setEntry = async (place: number, change: Partial<typeof auditLog.$inferInsert>) =>
  world.db
    .update(auditLog)
    .set(change)
    .where(eq(auditLog.id, await idOfEntry(place)))

describe('the audit log is sealed by the sweep', () => {
  it('every entry once, each seal on the one before; a head kept earlier is found in it', async () => {
    const earlier = await headHash()
    await act(1)
    expect(await check(earlier)).toEqual({
      outcome: 'whole',
      seals: 4,
      entries: 10,
      unsealed: 0,
      head: await headHash(),
    })
  })

  it('without a seal where nothing happened, and what happened since waits for the next', async () => {
    await schedule.sweep(world)
    await writeAudit(world.db, world.clock.now(), {
      actorId: null,
      action: 'emergency.closed',
      subject: 'emg_1',
    })
    expect(await check()).toMatchObject({ seals: 3, entries: 9, unsealed: 1 })
    await schedule.sweep(world)
    expect(await check()).toMatchObject({ seals: 4, entries: 10, unsealed: 0 })
  })

  it('by two instances at once: every entry once', async () => {
    for (let i = 0; i < 5; i++)
      await writeAudit(world.db, world.clock.now(), {
        actorId: null,
        action: 'emergency.closed',
        subject: `emg_${i}`,
      })
    const counts = await Promise.all([sealAudit(world), sealAudit(world)])
    expect(counts.sort()).toEqual([0, 5])
    expect(await check()).toMatchObject({ outcome: 'whole', seals: 4 })
  })

  it('an entry that committed late, below ids that are sealed, goes into the next seal', async () => {
    const at = world.clock.now()
    await world.db.execute(sql`
      insert into audit_log (id, actor_id, action, subject, at) overriding system value
      values (0, null, 'emergency.closed', 'emg_1', ${at.toISOString()})`)
    await sealAudit(world)
    expect(await check()).toMatchObject({ outcome: 'whole', seals: 4, entries: 10 })
  })

  it('a reason that purge empties breaks nothing', async () => {
    await purgeAuditReasons(world, ['con_0', 'con_1'])
    expect((await entries())[0]?.reason).toBeNull()
    expect(await check()).toMatchObject({ outcome: 'whole' })
  })

  it('the newest hash is written to the log every night', async () => {
    await schedule.nightly(world)
    expect(world.logLines.join('')).toContain(await headHash())
  })
})

describe('the first broken seal is named', () => {
  it.each([
    ['an entry is deleted', async () => remove(4), { seal: 2, fault: 'entries_missing' }],
    [
      'who did it is changed',
      () => setEntry(4, { actorId: 'emp_2' }),
      { seal: 2, fault: 'changed' },
    ],
    ['what was done is changed', () => setEntry(0, { action: 'x' }), { seal: 1, fault: 'changed' }],
    ['about whom is changed', () => setEntry(8, { subject: 'x' }), { seal: 3, fault: 'changed' }],
    ['a detail is changed', () => setEntry(8, { details: {} }), { seal: 3, fault: 'changed' }],
    ['a time is changed', () => setEntry(8, { at: new Date(0) }), { seal: 3, fault: 'changed' }],
    ['one is put into a sealed batch', () => insert(2), { seal: 2, fault: 'entries_added' }],
    ['one is put in for yesterday', () => insert(null), { seal: null, fault: 'backdated' }],
    [
      'one is moved to another seal',
      () => setEntry(0, { sealNumber: 2 }),
      { seal: 1, fault: 'entries_missing' },
    ],
    ['a seal is deleted with its entries', () => cut(2), { seal: 3, fault: 'missing' }],
    ['a seal alone is deleted at the end', () => dropSeal(3), { seal: 3, fault: 'missing' }],
    ['a batch is sealed anew', () => reseal(2), { seal: 3, fault: 'chain' }],
  ])('%s', async (_, tamper, found) => {
    await tamper()
    expect(await check()).toEqual({ outcome: 'broken', ...found })
  })

  it('the end is cut off: the chain holds, and the head that was kept elsewhere is gone', async () => {
    const kept = await headHash()
    await cut(3)
    expect(await check()).toMatchObject({ outcome: 'whole', seals: 2 })
    expect(await check(kept)).toEqual({ outcome: 'other_log', head: await headHash() })
  })

  it('all is sealed anew after a change: the kept head is gone', async () => {
    const kept = await headHash()
    await setEntry(0, { actorId: 'emp_2' })
    await world.db.delete(auditSeals)
    await world.db.update(auditLog).set({ sealNumber: null })
    await sealAudit(world)
    expect(await check()).toMatchObject({ outcome: 'whole' })
    expect(await check(kept)).toMatchObject({ outcome: 'other_log' })
  })
})

async function remove(place: number): Promise<void> {
  await world.db.delete(auditLog).where(eq(auditLog.id, await idOfEntry(place)))
}

async function insert(sealNumber: number | null): Promise<void> {
  const at = new Date(world.clock.now().getTime() - DAY)
  await world.db
    .insert(auditLog)
    .values({ actorId: 'emp_1', action: 'contact.revealed', subject: 'x', at, sealNumber })
}

async function dropSeal(number: number): Promise<void> {
  await world.db.delete(auditSeals).where(eq(auditSeals.number, number))
}

async function cut(number: number): Promise<void> {
  await dropSeal(number)
  await world.db.delete(auditLog).where(eq(auditLog.sealNumber, number))
}

/** What somebody with the database would do: change an entry, then seal its batch again in its place. */
async function reseal(number: number): Promise<void> {
  const later = await world.db.select().from(auditSeals).where(gt(auditSeals.number, number))
  await setEntry(4, { actorId: 'emp_2' })
  await world.db.delete(auditSeals).where(sql`${auditSeals.number} >= ${number}`)
  await world.db.update(auditLog).set({ sealNumber: null }).where(eq(auditLog.sealNumber, number))
  await sealAudit(world)
  await world.db.insert(auditSeals).values(later)
}
