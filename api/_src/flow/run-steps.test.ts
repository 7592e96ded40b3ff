import { expect, test } from 'vitest'
import type { Flow } from './flow.ts'
import { runSteps } from './run-steps.ts'

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
  expect(said).toEqual([{ step: 'breaks', error: 'TypeError' }])
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
