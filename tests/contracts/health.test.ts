import { afterEach, beforeEach, expect, test } from 'vitest'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { HOUR } from '../../api/_src/kernel/clock.ts'
import { createWorld, type World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})
afterEach(() => world.close())

async function health() {
  const answer = await world.request('/api/health')
  return { http: answer.status, body: await answer.json() }
}

test('health says ok, and nothing else', async () => {
  await schedule.sweep(world.context)
  expect(await health()).toEqual({ http: 200, body: { status: 'ok' } })
})

test('health is never ok where nobody runs the timed work, or has stopped to', async () => {
  const degraded = { http: 200, body: { status: 'degraded' } }
  expect(await health()).toEqual(degraded)
  await schedule.sweep(world.context)
  await world.clock.advance(HOUR / 2)
  expect(await health()).toEqual({ http: 200, body: { status: 'ok' } })
  await world.clock.advance(1)
  expect(await health()).toEqual(degraded)
})

test('while WeCom is down health says degraded, and this instance still serves', async () => {
  await world.sandbox.control.request('/faults', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ target: 'wecom', fault: 'http_500' }),
  })
  await schedule.sweep(world.context)
  await world.loginAs(world.company.employees[0]?.userid ?? '').catch(() => null)
  expect(await health()).toEqual({ http: 200, body: { status: 'degraded' } })
})

test('without its database an instance says so with 503', async () => {
  world.context.db.execute = () => {
    throw new Error('connection refused')
  }
  expect(await health()).toEqual({ http: 503, body: { status: 'degraded' } })
})
