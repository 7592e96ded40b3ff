import { expect, test } from 'vitest'
import { letterIds, letterTitle } from './letter-words.ts'

test('whatever was given up has a title in words, its own or that of its kind', () => {
  expect(letterTitle('delivery.queued')).toBe('把预警或审批送给同事')
  expect(letterTitle('message.sent')).toBe('发送或核对短信')
  expect(letterTitle('of_yesterday.gone')).toBe('后台任务')
})

test('of what a job carries only ids are shown', () => {
  expect(letterIds({ contactId: 'con_1', phoneHash: 'abc', afterId: 7, approve: true })).toEqual([
    'con_1',
  ])
})
