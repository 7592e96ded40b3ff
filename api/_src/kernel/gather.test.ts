import { describe, expect, it } from 'vitest'
import { gather } from './gather.ts'

/** Questions that are answered when the test says so. */
function slowQuestions() {
  const asked: { all: readonly string[]; answer(): void; fail(): void }[] = []
  const ask = (all: readonly string[]) =>
    new Promise<string[]>((resolve, reject) => {
      asked.push({
        all,
        answer: () => resolve(all.map((one) => one.toUpperCase())),
        fail: () => reject(new Error(`no answer for ${all.join()}`)),
      })
    })
  return { ask, asked }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('gathering', () => {
  it('asks for who comes first at once, and for all who come meanwhile in one question', async () => {
    const { ask, asked } = slowQuestions()
    const one = gather(ask, 1)
    const answers = Promise.all(['a', 'b', 'c'].map(one))
    expect(asked.map(({ all }) => all)).toEqual([['a']])
    asked[0]?.answer()
    await turn()
    expect(asked.map(({ all }) => all)).toEqual([['a'], ['b', 'c']])
    asked[1]?.answer()
    expect(await answers).toEqual(['A', 'B', 'C'])
  })

  it('gives everybody their own answer, however many come', async () => {
    const one = gather(async (all: readonly number[]) => all.map((n) => n * 2), 2)
    const asked = Array.from({ length: 1_000 }, (_, n) => n)
    expect(await Promise.all(asked.map(one))).toEqual(asked.map((n) => n * 2))
  })

  it('lets a failure reach those it was asked for and nobody else', async () => {
    const { ask, asked } = slowQuestions()
    const one = gather(ask, 1)
    const answers = Promise.allSettled(['a', 'b', 'c'].map(one))
    asked[0]?.answer()
    await turn()
    asked[1]?.fail()
    await turn()
    const later = one('d')
    asked[2]?.answer()
    expect((await answers).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
    ])
    expect(await later).toBe('D')
  })
})
