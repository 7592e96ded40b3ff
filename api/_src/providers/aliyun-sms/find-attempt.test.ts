import { expect, it } from 'vitest'
import { ProviderError } from '../../kernel/provider-error.ts'
import { findAttempt } from './find-attempt.ts'
import type { DetailsPage } from './translate.ts'

const finding = { state: 'delivered', errCode: 'DELIVERED', receivedAt: null } as const
const page = (total: number, ...outIds: string[]): DetailsPage => ({
  total,
  details: outIds.map((outId) => ({ outId, finding })),
})
const query = { outId: 'wanted', dates: ['20261122', '20261123'] }

it('an attempt is found on the last page of the last date', async () => {
  const asked: string[] = []
  const found = await findAttempt(query, async (date, number) => {
    asked.push(`${date}/${number}`)
    if (date === '20261122') return page(0)
    return number === 3 ? page(101, 'wanted') : page(101, 'other')
  })
  expect(found).toEqual(finding)
  expect(asked).toEqual(['20261122/1', '20261123/1', '20261123/2', '20261123/3'])
})

it('not found is said only after every page of every date answered', async () => {
  expect(await findAttempt(query, async () => page(51, 'other'))).toBeNull()
  const failing = findAttempt(query, async (date) => {
    if (date === '20261123') throw new ProviderError('unavailable', 'aliyun-sms', 'timeout')
    return page(0)
  })
  await expect(failing).rejects.toThrow('timeout')
})

it('a number with a thousand sends a day stops the search instead of going on for ever', async () => {
  await expect(findAttempt(query, async () => page(5_000, 'other'))).rejects.toThrow(
    'too_many_pages',
  )
})
