import { expect, test } from 'vitest'
import { fakeContact, stepsUntil } from '../../../../../tests/support/fake-contact.ts'
import { everyState } from '../../../../../tests/support/gallery-contacts.ts'
import { resendWords, stateLine } from './state-line.ts'

test('nobody who is not in WeCom yet is told to look there', () => {
  const steps = (['submitted', 'checked', 'asked', 'delivered'] as const).map((step) =>
    fakeContact({ id: 'con_1', steps: stepsUntil(step) }),
  )
  for (const contact of [...everyState, ...steps]) {
    expect(stateLine(contact).text).not.toMatch(/企业微信|WeCom/)
    expect(stateLine(contact).text).not.toBe('')
  }
})

test('a stuck contact says what to do, a waiting one what for, a confirmed one that it is done', () => {
  const kinds = everyState.map((contact) => stateLine(contact).kind)
  expect(kinds[0]).toBe('ok')
  const waiting = fakeContact({ id: 'con_1', steps: stepsUntil('delivered') })
  expect(stateLine(waiting)).toMatchObject({
    kind: 'wait',
    text: expect.stringContaining('等对方确认'),
  })
})

test('a question may be put again only where an SMS may ask', () => {
  expect(resendWords(fakeContact({ id: 'con_1', state: 'draft' }))?.words).toContain('重新检测')
  expect(resendWords(fakeContact({ id: 'con_1', state: 'unanswered' }))?.words).toBe('再发一次短信')
  expect(resendWords(fakeContact({ id: 'con_1', noSms: 'called' }))).toBeNull()
  expect(resendWords(fakeContact({ id: 'con_1', state: 'valid' }))).toBeNull()
})
