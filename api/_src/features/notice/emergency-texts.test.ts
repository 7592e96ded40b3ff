import { expect, test } from 'vitest'
import { drilledContent, openedContent, usedContent } from './emergency-texts.ts'

const HAN = /^\p{Script=Han}{4,12}$/u

test.each([
  openedContent({
    employee: '李四'.repeat(20),
    opener: '王五'.repeat(20),
    reason: '突发疾病',
    brokeGlass: 'yes',
  }),
  usedContent({ reason: '突发疾病', openedAt: '11 月 23 日 10:21' }),
  drilledContent({ calledAt: '11 月 23 日 10:21' }, 'called'),
  drilledContent({ writtenAt: '11 月 23 日 10:21' }, 'written'),
])(
  'what is said of an emergency card keeps within what WeCom takes',
  ({ title, description, items }) => {
    expect(title).toMatch(HAN)
    expect(description).toMatch(HAN)
    for (const { key, value } of items) {
      expect(key.length).toBeLessThanOrEqual(10)
      expect(value.length).toBeLessThanOrEqual(30)
    }
  },
)
