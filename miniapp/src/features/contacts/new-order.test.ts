import { expect, test } from 'vitest'
import { moved, orderPatches } from './new-order.ts'

const people = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }))

/** What the server does with one call: shift the others, or swap two. */
function applied(way: 'shift' | 'swap', patches: { id: string; order: number }[]): string[] {
  const list = people.map(({ id }) => id)
  for (const { id, order } of patches) {
    const from = list.indexOf(id)
    const to = order - 1
    if (way === 'shift') list.splice(to, 0, ...list.splice(from, 1))
    else [list[from], list[to]] = [list[to] ?? '', list[from] ?? '']
  }
  return list
}

test.each(['shift', 'swap'] as const)('any new order arrives, whether the server can %s', (way) => {
  for (let from = 0; from < people.length; from += 1)
    for (let to = 0; to < people.length; to += 1) {
      const after = moved(moved(people, from, to), to, 0)
      expect(applied(way, orderPatches(people, after))).toEqual(after.map(({ id }) => id))
    }
})
test('an order that did not change asks nothing of the server', () => {
  expect(orderPatches(people, people)).toEqual([])
})
