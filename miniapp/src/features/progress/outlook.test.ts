import { expect, test } from 'vitest'
import {
  type Contact,
  contactStates,
  invalidCauses,
  type Step,
} from '../../../../shared/contact.ts'
import { offersAskNow } from '../../lib/asking.ts'
import { asksAfterSms, isSettled, outlookOf, outWords } from './outlook.ts'

const contact = (part: Partial<Contact>): Contact => ({
  id: 'con_1',
  name: '陈浩',
  relation: '配偶',
  phone: '18600007340',
  order: 1,
  state: 'pending',
  counts: false,
  steps: [],
  ...part,
})
const step = (name: Step['name'], state: Step['state'], hint?: string): Step => ({
  name,
  state,
  ...(hint ? { hint } : {}),
})

test('every state leads somewhere', () => {
  const outlooks = contactStates.map((state) => outlookOf(contact({ state })))
  expect(outlooks).toEqual(['recheck', 'wait', 'done', 'due', 'help', 'replace', 'gone'])
})
test('a stuck step turns waiting into help', () => {
  expect(outlookOf(contact({ steps: [step('delivered', 'failed')] }))).toBe('help')
})
test('whose number takes no more SMS is never offered another one', () => {
  const stopped = contact({ noSms: 'stopped', steps: [step('confirmed', 'failed')] })
  expect(outlookOf(stopped)).toBe('replace')
  expect(outWords(stopped).title).toBe('对方不再接收短信')
  expect(outlookOf({ ...stopped, state: 'valid' })).toBe('done')
})
test('a lost SMS is spoken of only where one was sent', () => {
  const asked = { ...step('asked', 'done'), at: '2026-11-23T02:00:00Z' }
  expect(asksAfterSms(contact({ steps: [asked] }))).toBe(true)
  expect(asksAfterSms(contact({ steps: [step('asked', 'waiting')] }))).toBe(false)
  expect(asksAfterSms(contact({ steps: [asked], noSms: 'called' }))).toBe(false)
})
test('the page stops asking only where nothing more happens by itself', () => {
  const settled = contactStates.filter((state) => isSettled(contact({ state })))
  expect(settled).toEqual(['valid', 'due', 'invalid', 'retired'])
})
test('sending now is offered while the notice waits for the morning, not while it is being sent', () => {
  const waits = step('asked', 'waiting', '会在早上自动发出。家人在身边的话，可以点“现在发送”。')
  expect(offersAskNow(contact({ steps: [waits] }))).toBe(true)
  expect(offersAskNow(contact({ steps: [step('asked', 'waiting', '正在发送短信')] }))).toBe(false)
})
test('an employee hears the same of a stranger and of somebody who does not want to', () => {
  const said = (cause: Contact['cause']) => outWords(contact({ state: 'invalid', cause })).title
  expect(said('declined')).toBe(said('wrong_person'))
  for (const cause of invalidCauses) expect(said(cause)).toBeTruthy()
})
