import { expect, test } from 'vitest'
import { ProviderError } from '../kernel/provider-error.ts'
import type { Flow } from './flow.ts'
import { runSteps } from './run-steps.ts'
import { nightlySteps, sweepSteps } from './schedule.ts'

function start() {
  const said: unknown[] = []
  const log = {
    error: (what: unknown) => said.push(what),
    warn: (what: unknown) => said.push(what),
  }
  return { flow: { log } as unknown as Flow, said }
}
const deadlock = () =>
  new Error('Failed query', { cause: Object.assign(new Error('deadlock'), { code: '40P01' }) })

test('a step that fails keeps none behind it from running, and whoever keeps the time hears of it', async () => {
  const { flow, said } = start()
  const ran: string[] = []
  async function breaks() {
    ran.push('breaks')
    throw new TypeError('13700009012')
  }
  const after = async () => ran.push('after')
  await expect(runSteps(flow, [breaks, after])).rejects.toThrow(AggregateError)
  expect(ran).toEqual(['breaks', 'after'])
  expect(said).toEqual([
    { step: 'breaks', stack: expect.stringMatching(/^TypeError\n.*at breaks .*run-steps\.test/) },
  ])
  expect(JSON.stringify(said)).not.toContain('13700009012')
})

test('of what failed the log tells where, and the database’s code', async () => {
  const { flow, said } = start()
  const full = Object.assign(new Error('13700009012'), { code: '53100' })
  const stores = async () => {
    throw new Error('13700009012', { cause: full })
  }
  await expect(runSteps(flow, [stores])).rejects.toThrow(AggregateError)
  expect(said).toEqual([{ step: 'stores', stack: expect.stringMatching(/^Error 53100\n\s+at /) }])
  expect(JSON.stringify(said)).not.toContain('13700009012')
})

test('an outside that cannot be reached is told as that, unless something of ours broke too', async () => {
  const { flow, said } = start()
  const down = new ProviderError('unavailable', 'wecom', '45009')
  const reaches = async () => {
    throw down
  }
  const breaks = async () => {
    throw new TypeError()
  }
  await expect(runSteps(flow, [reaches, reaches])).rejects.toBe(down)
  expect(said[0]).toMatchObject({ step: 'reaches', provider: 'wecom', code: '45009' })
  await expect(runSteps(flow, [reaches, breaks])).rejects.toThrow(AggregateError)
})

test('every step has a name to be found by', () => {
  const names = [...sweepSteps, ...nightlySteps].map(({ name }) => name)
  expect(names).not.toContain('')
})

test('a step that the database ended for another instance begins once more', async () => {
  const { flow, said } = start()
  let runs = 0
  async function crowded() {
    runs++
    if (runs === 1) throw deadlock()
  }
  await runSteps(flow, [crowded])
  expect(runs).toBe(2)
  expect(said).toEqual([{ step: 'crowded' }])
})

test('twice in a row it is a failure', async () => {
  const { flow } = start()
  const stuck = async () => {
    throw deadlock()
  }
  await expect(runSteps(flow, [stuck])).rejects.toThrow(AggregateError)
})
