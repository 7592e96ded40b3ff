import { afterAll, beforeAll, expect, test } from 'vitest'
import { reviewAlerts } from '../../api/_src/features/alert/review-alerts.ts'
import { recordHeartbeat } from '../../api/_src/features/system/record-heartbeat.ts'
import { DAY } from '../../api/_src/kernel/clock.ts'
import { announce } from '../../api/_src/kernel/outbox.ts'
import { alerts } from '../../db/schema/index.ts'
import { type Desk, deskSchema } from '../../shared/access.ts'
import { type System, systemSchema } from '../../shared/warning.ts'
import { addCovered } from '../support/alerted.ts'
import { type DeskWorld, openDeskWorld } from '../support/desk-world.ts'

let desk: DeskWorld
beforeAll(async () => {
  desk = await openDeskWorld()
  await desk.grant('He', 'admin')
  await desk.grant('Pan', 'privacy')
  const row = { state: 'unanswered' } as const
  const { employeeId } = await addCovered(desk.core, { row, phone: '13800009012' })
  await reviewAlerts(desk.core, { employeeIds: [employeeId] })
  const { db, clock } = desk.core
  await announce(db, clock.now(), 'trouble.seen', { kind: 'carrier_blocked', subject: 'CMCC' })
  await desk.settle()
})
afterAll(() => desk.close())

async function system(): Promise<System> {
  return systemSchema.parse(await (await desk.call('He', 'GET', '/api/desk/system')).json())
}
async function deskOf(name: string): Promise<Desk> {
  return deskSchema.parse(await (await desk.call(name, 'GET', '/api/desk/me')).json())
}
async function health(): Promise<unknown> {
  await recordHeartbeat(desk.core, 'sweep')
  return (await desk.request('/api/health')).json()
}

test('an administrator sees that alerts have reached nobody, and what went wrong, and no contact', async () => {
  const seen = await system()
  expect(seen).toMatchObject({
    undelivered: 1,
    undeliveredTo: [{ why: 'no_owner', who: null, count: 1 }],
    givenUp: 0,
    warnings: [{ kind: 'carrier_blocked', title: '运营商拦截了短信', about: '中国移动', count: 1 }],
  })
  expect(JSON.stringify(seen)).not.toMatch(/王|9012/)
  expect((await deskOf('He')).undelivered).toBe(1)
})

test('nobody else is told of it, and the public health says no more than degraded', async () => {
  expect(await deskOf('Pan')).not.toHaveProperty('undelivered')
  expect(await health()).toEqual({ status: 'degraded' })
})

test('once all of them are told or closed it is over, and a warning is old after seven days', async () => {
  await desk.core.db.update(alerts).set({ deliveredAt: desk.clock.now() })
  expect((await system()).undelivered).toBe(0)
  expect(await health()).toEqual({ status: 'ok' })
  await desk.clock.advance(7 * DAY)
  const later = await desk.loginAs(desk.useridOf('He'))
  const answer = await later.call('GET', '/api/desk/system')
  expect(systemSchema.parse(await answer.json()).warnings).toEqual([])
})
