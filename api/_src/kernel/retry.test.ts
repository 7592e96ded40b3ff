import { expect, it } from 'vitest'
import { retry } from './retry.ts'

function failing(times: number) {
  const made = { calls: 0 }
  const call = async () => {
    made.calls++
    if (made.calls <= times) throw new Error(`failure ${made.calls}`)
    return made.calls
  }
  return { made, call }
}
function rule(more: Partial<Parameters<typeof retry>[1]> = {}) {
  const waited: number[] = []
  const wait = async (milliseconds: number) => {
    waited.push(milliseconds)
  }
  return { waited, rule: { pausesMs: [10, 20], isWorthIt: () => true, wait, ...more } }
}

it('a call that succeeds at last is made once more after each pause', async () => {
  const { made, call } = failing(2)
  const { waited, rule: twice } = rule()
  expect(await retry(call, twice)).toBe(3)
  expect(waited).toEqual([10, 20])
  expect(made.calls).toBe(3)
})

it('a call that never succeeds is made as often as there are pauses, and once', async () => {
  const { made, call } = failing(9)
  await expect(retry(call, rule().rule)).rejects.toThrow('failure 3')
  expect(made.calls).toBe(3)
})

it('an error that a retry would not change is passed on at once', async () => {
  const { made, call } = failing(9)
  await expect(retry(call, rule({ isWorthIt: () => false }).rule)).rejects.toThrow('failure 1')
  expect(made.calls).toBe(1)
})

it('a caller that gave up during the pause causes no further call', async () => {
  const { made, call } = failing(9)
  const giveUp = new AbortController()
  const wait = async () => giveUp.abort()
  await expect(retry(call, rule({ wait, signal: giveUp.signal }).rule)).rejects.toThrow('failure 1')
  expect(made.calls).toBe(1)
})
