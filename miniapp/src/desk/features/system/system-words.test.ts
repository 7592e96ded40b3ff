import { expect, test } from 'vitest'
import { type Undelivered, undeliveredReasons } from '../../../../../shared/warning.ts'
import { sayUndelivered } from './system-words.ts'

const one = (why: Undelivered['why'], who: string | null): Undelivered => ({
  why,
  who,
  count: 2,
  since: '2026-11-23T02:02:00Z',
})

test.each([
  ['no_owner', '二车间', '二车间：2 条没有人负责', '人事专员'],
  ['no_owner', null, '没有部门的员工：2 条没有人负责', '人事主管'],
  ['refused', '林晓', '林晓：2 条送不到', '接收地址'],
  ['delayed', '林晓', '林晓：2 条还没送出', '一直重试'],
] as const)('%s of %s names whom to help and how', (why, who, title, advice) => {
  const words = sayUndelivered(one(why, who))
  expect(words.title).toBe(title)
  expect(words.advice).toContain(advice)
})

test('nothing that is missing shows as a code', () => {
  for (const why of undeliveredReasons)
    expect(JSON.stringify(sayUndelivered(one(why, null)))).not.toMatch(/null|undefined|_/)
})
