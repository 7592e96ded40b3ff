import { expect, test } from 'vitest'
import type { ApiKeyView } from '../../../../../shared/api-key.ts'
import { sayKey } from './key-words.ts'

const now = Date.parse('2026-11-23T02:00:00Z')
const key: ApiKeyView = {
  id: 'key_1',
  system: '考勤系统',
  handle: 'jlk_AbCdEfGh12',
  scopes: ['attendance:write'],
  state: 'active',
  issuedBy: '豆豆',
  issuedAt: '2026-11-01T02:00:00Z',
  expiresAt: '2027-03-01T02:00:00Z',
  lastUsedAt: null,
}

test('a key says until when it works and when it was last used', () => {
  expect(sayKey(key, now)).toMatchObject({ chip: '使用中', used: '还没有用过' })
  expect(sayKey(key, now).line).toBe('有效期到 2027 年 3 月 1 日')
  const used = { ...key, lastUsedAt: '2026-11-23T01:59:00Z' }
  expect(sayKey(used, now).used).toBe('最近使用：09:59')
})

test('a key whose end is near says so two weeks before', () => {
  const near = sayKey({ ...key, expiresAt: '2026-12-05T02:00:00Z' }, now)
  expect(near).toMatchObject({ chip: '快到期', tone: 'wait' })
  expect(near.line).toContain('还有 12 天')
})

test('a replaced, expired or revoked key is told apart in words, not by colour', () => {
  const states = (['replaced', 'expired', 'revoked'] as const).map(
    (state) => sayKey({ ...key, state }, now).chip,
  )
  expect(states).toEqual(['已换新', '已过期', '已停用'])
})
