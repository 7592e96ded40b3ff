import { afterEach, beforeEach, expect, test } from 'vitest'
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
  expect(await health()).toEqual({ http: 200, body: { status: 'ok' } })
})

test('while WeCom is down health says degraded, and this instance still serves', async () => {
  await world.sandbox.control.request('/faults', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ target: 'wecom', fault: 'http_500' }),
  })
  await world.loginAs(world.company.employees[0]?.userid ?? '').catch(() => null)
  expect(await health()).toEqual({ http: 200, body: { status: 'degraded' } })
})

test('without its database an instance says so with 503', async () => {
  world.context.db.execute = () => {
    throw new Error('connection refused')
  }
  expect(await health()).toEqual({ http: 503, body: { status: 'degraded' } })
})
