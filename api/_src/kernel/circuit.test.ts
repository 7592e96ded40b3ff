import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCircuit } from './circuit.ts'
import { ProviderError } from './provider-error.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const down = async () => {
  throw new ProviderError('uncertain', 'vendor', 'timeout')
}
const refusal = async () => {
  throw new ProviderError('rejected', 'vendor', 'isv.MOBILE_NUMBER_ILLEGAL')
}
const circuitOf = () =>
  createCircuit({
    provider: 'vendor',
    isFailure: (error) => error.kind !== 'rejected',
    size: 10,
    threshold: 0.5,
    pauseMs: 1_000,
  })

async function failTimes(circuit: ReturnType<typeof circuitOf>, times: number) {
  for (let i = 0; i < times; i++) await expect(circuit.run(down)).rejects.toThrow('timeout')
}

describe('a provider that keeps failing', () => {
  it('is not asked any more, and the caller hears that nothing was done', async () => {
    const circuit = circuitOf()
    await failTimes(circuit, 10)
    let asked = false
    const refused = circuit.run(async () => {
      asked = true
    })
    await expect(refused).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'circuit_open',
      retryAfter: 1_000,
    })
    expect(asked).toBe(false)
    expect(circuit.health()).toMatchObject({ circuit: 'open', degraded: true, failed: 10 })
  })

  it('is asked again after a pause, and served when it answers', async () => {
    const circuit = circuitOf()
    await failTimes(circuit, 10)
    vi.advanceTimersByTime(3_000)
    await expect(circuit.run(async () => 'well')).resolves.toBe('well')
    expect(circuit.health()).toMatchObject({ circuit: 'closed', degraded: false, answered: 1 })
  })

  it('counts as recovered by an answer that refuses', async () => {
    const circuit = circuitOf()
    await failTimes(circuit, 10)
    vi.advanceTimersByTime(3_000)
    await expect(circuit.run(refusal)).rejects.toThrow('isv.MOBILE_NUMBER_ILLEGAL')
    expect(circuit.health().circuit).toBe('closed')
  })
})

it('refusals never stop the asking, however many', async () => {
  const circuit = circuitOf()
  for (let i = 0; i < 100; i++) await expect(circuit.run(refusal)).rejects.toThrow('rejected')
  await expect(circuit.run(async () => 1)).resolves.toBe(1)
  expect(circuit.health()).toEqual({
    provider: 'vendor',
    answered: 101,
    failed: 0,
    totalMs: expect.any(Number),
    lastFailure: null,
    circuit: 'closed',
    degraded: false,
  })
})

it('says how long all calls took together, whatever became of them', async () => {
  let at = 0
  const circuit = createCircuit({
    provider: 'vendor',
    isFailure: () => true,
    monotonicNow: () => at,
  })
  const after = (milliseconds: number, error?: Error) => async () => {
    at += milliseconds
    if (error) throw error
  }
  await circuit.run(after(120))
  await circuit.run(after(80, new TypeError('ours'))).catch(() => null)
  expect(circuit.health().totalMs).toBe(200)
})

it('a mistake of our own is passed on and not held against the provider', async () => {
  const circuit = circuitOf()
  const bug = async () => {
    throw new TypeError('ours')
  }
  for (let i = 0; i < 20; i++) await expect(circuit.run(bug)).rejects.toThrow(TypeError)
  expect(circuit.health().circuit).toBe('closed')
})
