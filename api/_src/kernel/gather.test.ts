import { describe, expect, it } from 'vitest'
import { gather, gatherPer } from './gather.ts'

/** Questions that are answered when the test says so. */
function slowQuestions() {
  const asked: { all: readonly string[]; answer(): void }[] = []
  const ask = (all: readonly string[]) =>
    new Promise<string[]>((resolve) => {
      asked.push({ all, answer: () => resolve(all.map((one) => one.toUpperCase())) })
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

  it('lets a failure reach nobody but whom it is about', async () => {
    const one = gather(async (all: readonly string[]) => {
      if (all.includes('bad')) throw new Error('no answer')
      return all.map((word) => word.toUpperCase())
    }, 1)
    const answers = await Promise.allSettled(['a', 'b', 'bad', 'c'].map(one))
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    expect(await one('d')).toBe('D')
  })

  it('keeps nobody waiting for the failures of others', async () => {
    const alone: (() => void)[] = []
    const one = gather((all: readonly string[]) => {
      if (all.length > 1) return Promise.reject(new Error('together it fails'))
      return new Promise<string[]>((_, reject) => alone.push(() => reject(new Error('and alone'))))
    }, 1)
    const answers = Promise.allSettled(['a', 'b', 'c', 'd'].map(one))
    alone[0]?.()
    await turn()
    expect(alone).toHaveLength(4)
    for (const fail of alone) fail()
    expect((await answers).every(({ status }) => status === 'rejected')).toBe(true)
  })

  it('keeps the askers of one core apart from those of another', async () => {
    const one = gatherPer(async (core: { name: string }, all: readonly number[]) =>
      all.map((n) => `${core.name}${n}`),
    )
    const [left, right] = [{ name: 'left' }, { name: 'right' }]
    const answers = await Promise.all([1, 2, 3, 4].flatMap((n) => [one(left, n), one(right, n)]))
    expect(answers).toEqual([1, 2, 3, 4].flatMap((n) => [`left${n}`, `right${n}`]))
  })
})
