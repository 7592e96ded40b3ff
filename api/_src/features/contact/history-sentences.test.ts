import { expect, test } from 'vitest'
import { historySentence } from './history-sentences.ts'

test('how a contact confirmed is told in words, never as a code', () => {
  expect(historySentence('confirmed', 'code')).toBe('对方用验证码确认')
  expect(historySentence('renewed', 'sms_reply')).toBe('对方回复短信再次确认')
  expect(historySentence('confirmed', 'of_a_later_version')).toBe('对方已确认')
})

test('an event of a later version is still told', () => {
  expect(historySentence('teleported', null)).toBe('有一次变更')
})
