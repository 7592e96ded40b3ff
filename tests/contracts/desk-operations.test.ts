import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { HOUR, MINUTE } from '../../api/_src/kernel/clock.ts'
import { jobs, messages, smsPushes } from '../../db/schema/index.ts'
import {
  type DeadLetters,
  deadLettersSchema,
  type Operations,
  operationsSchema,
} from '../../shared/operations.ts'
import { systemSchema } from '../../shared/warning.ts'
import { type DeskWorld, openDeskWorld } from '../support/desk-world.ts'

let desk: DeskWorld
beforeAll(async () => {
  desk = await openDeskWorld()
  await desk.grant('He', 'admin')
  await desk.grant('Lin', 'hr')
})
afterAll(() => desk.close())

async function operations(): Promise<Operations> {
  return operationsSchema.parse(await (await desk.call('He', 'GET', '/api/desk/operations')).json())
}
async function deadLetters(): Promise<DeadLetters> {
  const answer = await desk.call('He', 'GET', '/api/desk/dead-letters')
  return deadLettersSchema.parse(await answer.json())
}

test('an administrator sees every provider, and how those that were called have answered', async () => {
  await desk.call('Lin', 'GET', '/api/desk/me')
  await desk.settle()
  const { providers } = await operations()
  expect(providers.map(({ provider }) => provider)).toEqual([
    'aliyun-sms',
    'aliyun-number',
    'wecom',
    'smtp',
  ])
  const wecom = providers.find(({ provider }) => provider === 'wecom')
  expect(wecom).toMatchObject({ state: 'ok', answered: 1 })
  expect(wecom?.calls).toBeGreaterThan(0)
  expect(wecom?.nowMs).toBeGreaterThanOrEqual(0)
})

test('monitoring reads the same with its own secret, and nobody without it', async () => {
  const ask = (authorization?: string) =>
    desk.request('/api/metrics', authorization ? { headers: { authorization } } : {})
  for (const given of [undefined, 'Bearer guess', 'Bearer '])
    expect((await ask(given)).status).toBe(desk.context.config.metricsSecret ? 401 : 404)
  desk.context.config.metricsSecret = 'm'.repeat(24)
  expect((await ask()).status).toBe(401)
  expect((await ask(`Bearer ${'m'.repeat(23)}n`)).status).toBe(401)
  const answer = await ask(`Bearer ${'m'.repeat(24)}`)
  expect(answer.headers.get('content-type')).toMatch(/^application\/openmetrics-text; version=1/)
  expect(await answer.text()).toMatch(/jinlian_provider_up\{provider="wecom"\} 1\n[\s\S]*# EOF\n$/)
})

test('timed work that ran is seen to have run', async () => {
  await schedule.sweep(desk.context)
  await schedule.nightly(desk.context)
  await desk.settle()
  const lastAt = desk.clock.now().toISOString()
  expect((await operations()).timed).toEqual([
    { name: 'sweep', lastAt, late: false },
    { name: 'nightly', lastAt, late: false },
  ])
})

test('receipts that stop coming are named, and administrators told', async () => {
  const now = desk.clock.now()
  const sentAt = new Date(now.getTime() - 20 * MINUTE)
  const row = { contactId: 'con_x', employeeId: 'emp_x', phoneHash: 'hash', asked: true }
  await desk.core.db.insert(messages).values(
    Array.from({ length: 5 }, (_, i) => ({
      ...row,
      id: `msg_${i}`,
      kind: 'code' as const,
      once: `once_${i}`,
      state: 'sent' as const,
      dueAt: sentAt,
      sentAt,
      createdAt: sentAt,
    })),
  )
  const receipt = { kind: 'receipt', key: 'k', outcome: 'recorded' } as const
  await desk.core.db
    .insert(smsPushes)
    .values({ ...receipt, receivedAt: new Date(now.getTime() - 50 * MINUTE) })
  expect((await operations()).callbacks).toContainEqual({
    kind: 'receipt',
    lastAt: new Date(now.getTime() - 50 * MINUTE).toISOString(),
    silent: false,
  })
  await desk.core.db.update(smsPushes).set({ receivedAt: new Date(now.getTime() - HOUR - 1) })
  expect((await operations()).callbacks).toContainEqual(
    expect.objectContaining({ kind: 'receipt', silent: true }),
  )
  await schedule.sweep(desk.context)
  await desk.settle()
  const seen = systemSchema.parse(await (await desk.call('He', 'GET', '/api/desk/system')).json())
  // from November on the next year's calendar is missing too
  const silent = seen.warnings.filter(({ kind }) => kind !== 'calendar_missing')
  expect(silent).toMatchObject([{ kind: 'callbacks_silent', about: '阿里云的短信回执' }])
  await desk.core.db.delete(messages).where(eq(messages.id, 'msg_0'))
  expect((await operations()).callbacks).toContainEqual(
    expect.objectContaining({ kind: 'receipt', silent: false }),
  )
  await desk.core.db.delete(messages)
})

test('what was given up is named without what it carries, and tried again when asked', async () => {
  const now = desk.clock.now()
  const job = { lane: 'inside', runAt: now, attempts: 26, deadAt: now, lastError: 'Error 23505' }
  await desk.core.db.insert(jobs).values([
    { ...job, event: 'contact.counts', payload: { contactId: 'con_gone' } },
    { ...job, event: 'number.stopped', payload: { phoneHash: 'nobody' } },
  ])
  const seen = await deadLetters()
  expect(seen).toMatchObject({ count: 2, nextCursor: null })
  expect(seen.letters.map(({ title, about, error }) => [title, about, error])).toEqual([
    ['号码的后续办理', [], 'Error 23505'],
    ['联络人的后续办理', ['con_gone'], 'Error 23505'],
  ])
  const replay = (id: number) => desk.call('He', 'POST', `/api/desk/dead-letters/${id}/replay`)
  const id = seen.letters[0]?.id ?? 0
  expect(await (await replay(id)).json()).toEqual({ replayed: 1 })
  expect((await replay(id)).status).toBe(404)
  const all = await desk.call('He', 'POST', '/api/desk/dead-letters/replay')
  expect(await all.json()).toEqual({ replayed: 1 })
  await desk.settle()
  expect((await deadLetters()).count).toBe(0)
  expect(await desk.core.db.select().from(jobs)).toEqual([])
})
