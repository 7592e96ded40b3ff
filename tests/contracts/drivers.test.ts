import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rowsOf } from '../../api/_src/kernel/rows.ts'
import type { DbHandle } from '../../db/client.ts'
import { contacts, jobs, settings } from '../../db/schema/index.ts'
import { openTestDb } from '../support/test-db.ts'

const now = new Date('2026-11-23T02:00:00.123Z')

describe.each(['pglite', 'pg', 'neon'] as const)('on %s', (driver) => {
  let handle: DbHandle
  beforeAll(async () => {
    handle = await openTestDb(driver)
  })
  afterAll(() => handle.close())

  test('migrating again changes nothing', async () => {
    await handle.migrate()
    expect(await handle.db.select().from(settings)).toEqual([])
  })

  test('bytes, instants, dates and JSON come back as they were stored', async () => {
    const bytes = Buffer.from([0, 1, 127, 128, 255])
    const row = {
      id: 'con_1',
      employeeId: 'emp_1',
      nameSealed: bytes,
      relation: '父亲',
      phoneSealed: bytes,
      phoneHash: 'hash',
      channel: 'mobile' as const,
      state: 'pending' as const,
      source: 'employee' as const,
      dueOn: '2026-12-31',
      createdAt: now,
      updatedAt: now,
    }
    await handle.db.insert(contacts).values(row)
    const [kept] = await handle.db.select().from(contacts).where(eq(contacts.id, 'con_1'))
    expect(kept).toMatchObject(row)
    expect(Buffer.isBuffer(kept?.nameSealed)).toBe(true)

    const value = { 关系: ['父亲', 1, null, true] }
    await handle.db.insert(settings).values({ key: 'json', value, changedAt: now })
    const [setting] = await handle.db.select().from(settings).where(eq(settings.key, 'json'))
    expect(setting?.value).toEqual(value)
  })

  test('a raw statement gives its rows in one shape, with instants that Date can read', async () => {
    const result = await handle.db.execute(
      sql`select id, name_sealed, created_at from contacts where id = 'con_1'`,
    )
    const [row] = rowsOf<{ id: string; created_at: string }>(result)
    expect(row?.id).toBe('con_1')
    expect(new Date(row?.created_at ?? '')).toEqual(now)
  })

  test('a failed transaction leaves nothing', async () => {
    const boom = handle.db.transaction(async (tx) => {
      await tx.insert(settings).values({ key: 'lost', value: 1, changedAt: now })
      throw new Error('boom')
    })
    await expect(boom).rejects.toThrow('boom')
    expect(await handle.db.select().from(settings).where(eq(settings.key, 'lost'))).toEqual([])
  })

  test('the loser of a race on a unique index is told by SQLSTATE 23505', async () => {
    const insert = () =>
      handle.db.insert(settings).values({ key: 'race', value: 1, changedAt: now })
    const outcomes = await Promise.allSettled([insert(), insert()])
    const lost = outcomes.find((outcome) => outcome.status === 'rejected')
    expect(lost?.reason.cause).toMatchObject({ code: '23505' })
  })

  test('two claims at once never take the same row', async () => {
    await handle.db.insert(jobs).values(
      Array.from({ length: 20 }, () => ({
        lane: 'inside',
        event: 'contact.checked',
        payload: {},
        runAt: now,
      })),
    )
    const claim = (token: string) =>
      handle.db.transaction(async (tx) =>
        rowsOf<{ id: unknown }>(
          await tx.execute(sql`
            update jobs set lease_token = ${token}, leased_until = ${now.toISOString()}
            where id = any(array(select id from jobs where lease_token is null
              order by id limit 10 for update skip locked)) returning id`),
        ).map((row) => Number(row.id)),
      )
    const [a, b] = await Promise.all([claim('a'), claim('b')])
    expect(new Set([...a, ...b]).size).toBe(20)
  })
})
