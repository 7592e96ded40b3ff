import { describe, expect, it } from 'vitest'
import { ProviderError } from '../../kernel/provider-error.ts'
import { createAccessToken } from './access-token.ts'
import type { TokenStore } from './token-store.ts'

/** One shared row, and a vendor that hands out tokens; time moves only when somebody waits. */
function createWorld() {
  let now = 0
  const row = { token: null as string | null, expiresAt: 0, reservedUntil: 0 }
  const world = {
    row,
    fetched: 0,
    answer: null as { errcode: number; fields: Record<string, unknown> } | null,
    fetching: Promise.resolve(),
    advance(milliseconds: number) {
      now += milliseconds
    },
    instance() {
      const store: TokenStore = {
        async read() {
          const reservedMs = Math.max(0, row.reservedUntil - now)
          return { token: row.token, lifeMs: row.expiresAt - now, reservedMs }
        },
        async reserve(forMs) {
          if (row.reservedUntil > now) return false
          row.reservedUntil = now + forMs
          return true
        },
        async save(token, lifeMs) {
          Object.assign(row, { token, expiresAt: now + lifeMs, reservedUntil: 0 })
        },
        async block(forMs) {
          row.reservedUntil = now + forMs
        },
      }
      return createAccessToken({
        store,
        async fetch() {
          const number = ++world.fetched
          await world.fetching
          const fields = { access_token: `token-${number}`, expires_in: 7200 }
          return world.answer ?? { errcode: 0, fields }
        },
        monotonicNow: () => now,
        async wait(milliseconds) {
          now += milliseconds
          await new Promise(setImmediate)
        },
      })
    },
  }
  return world
}

describe('the access token', () => {
  it('is fetched once, however many calls and instances want it at the same time', async () => {
    const world = createWorld()
    let release = () => {}
    world.fetching = new Promise((resolve) => {
      release = resolve
    })
    const instances = [world.instance(), world.instance(), world.instance()]
    const wanted = instances.flatMap((instance) => [instance.get(), instance.get()])
    await new Promise(setImmediate)
    release()
    expect(new Set(await Promise.all(wanted))).toEqual(new Set(['token-1']))
    expect(world.fetched).toBe(1)
  })

  it('is kept until it expires', async () => {
    const world = createWorld()
    const instance = world.instance()
    await instance.get()
    world.advance(7_199_000)
    expect(await instance.get()).toBe('token-1')
    world.advance(2_000)
    expect(await instance.get()).toBe('token-2')
  })

  it('refused early by WeCom is replaced once, by whichever instance comes first', async () => {
    const world = createWorld()
    const [a, b] = [world.instance(), world.instance()]
    await Promise.all([a.get(), b.get()])
    expect(await a.replace('token-1')).toBe('token-2')
    expect(await b.replace('token-1')).toBe('token-2')
    expect(await a.replace('token-1')).toBe('token-2')
    expect(world.fetched).toBe(2)
  })

  it('is fetched by another instance when the one that was fetching died', async () => {
    const world = createWorld()
    world.row.reservedUntil = 10_000
    expect(await world.instance().get()).toBe('token-1')
  })
})

describe('a refused secret', () => {
  it.each([40001, 40013])(
    '(%i) is not tried again for ten minutes, by no instance',
    async (errcode) => {
      const world = createWorld()
      world.answer = { errcode, fields: {} }
      const [a, b] = [world.instance(), world.instance()]
      await expect(a.get()).rejects.toMatchObject({ kind: 'unavailable', code: String(errcode) })
      for (const instance of [a, b, a, b]) {
        await expect(instance.get()).rejects.toMatchObject({ code: 'token_refused' })
      }
      expect(world.fetched).toBe(1)
      world.advance(600_001)
      world.answer = null
      expect(await b.get()).toBe('token-2')
    },
  )
})

it.each([
  [45009, 'a used-up rate'],
  [60020, 'an address that is not trusted'],
])('(%i) %s is waited out by every instance', async (errcode) => {
  const world = createWorld()
  world.answer = { errcode, fields: {} }
  const [a, b] = [world.instance(), world.instance()]
  await expect(a.get()).rejects.toMatchObject({ code: String(errcode) })
  await expect(b.get()).rejects.toMatchObject({ kind: 'unavailable' })
  await expect(a.get()).rejects.toMatchObject({ kind: 'unavailable' })
  expect(world.fetched).toBe(1)
  world.advance(60_001)
  world.answer = null
  expect(await b.get()).toBe('token-2')
})

it('an outage of gettoken keeps nobody from trying again', async () => {
  const world = createWorld()
  world.fetching = Promise.reject(new ProviderError('unavailable', 'wecom', 'timeout'))
  const instance = world.instance()
  await expect(instance.get()).rejects.toMatchObject({ code: 'timeout' })
  world.fetching = Promise.resolve()
  expect(await instance.get()).toBe('token-2')
})

it('an answer without a token is an outage', async () => {
  const world = createWorld()
  world.answer = { errcode: 0, fields: { access_token: '' } }
  await expect(world.instance().get()).rejects.toMatchObject({ code: 'malformed_answer' })
})
