import { expect, it } from 'vitest'
import { isSmtpFailure, messageIdOf, type SmtpFailure, translateFailure } from './translate.ts'

const failure = (told: Partial<SmtpFailure>): SmtpFailure => ({
  code: 'ECONNECTION',
  step: null,
  reply: null,
  begun: false,
  ...told,
})

it.each<[string, Partial<SmtpFailure>, string, string]>([
  ['no connection', { code: 'ECONNREFUSED', step: 'CONN' }, 'unavailable', 'ECONNREFUSED'],
  ['a connection lost before the text', { step: 'CONN' }, 'unavailable', 'ECONNECTION'],
  ['a connection lost after it began', { step: 'CONN', begun: true }, 'uncertain', 'ECONNECTION'],
  ['silence after it began', { code: 'ETIMEDOUT', begun: true }, 'uncertain', 'ETIMEDOUT'],
  ['a mailbox that is not there', { step: 'RCPT TO', reply: 550 }, 'rejected', '550'],
  ['a full mailbox', { step: 'RCPT TO', reply: 452 }, 'unavailable', '452'],
  ['a text it does not want', { step: 'DATA', reply: 554, begun: true }, 'rejected', '554'],
  [
    'a text that it may want later',
    { step: 'DATA', reply: 451, begun: true },
    'unavailable',
    '451',
  ],
  ['a server that goes away', { step: 'CONN', reply: 421 }, 'unavailable', '421'],
  ['an address that is none', { code: 'EENVELOPE', step: 'API' }, 'rejected', 'EENVELOPE'],
  ['our own address', { step: 'MAIL FROM', reply: 553 }, 'unavailable', 'sender_refused'],
  ['a password', { code: 'EAUTH', step: 'AUTH PLAIN', reply: 535 }, 'unavailable', 'login_refused'],
])('%s', (_, told, kind, code) => {
  expect(translateFailure(failure(told))).toMatchObject({ kind, code, provider: 'smtp' })
})

it('what a person must mend is not asked again for ten minutes', () => {
  for (const told of [{ code: 'EAUTH' }, { step: 'MAIL FROM', reply: 550 }])
    expect(translateFailure(failure(told)).retryAfter).toBe(600_000)
})

it('a refused recipient is not held against the server', () => {
  expect(isSmtpFailure(translateFailure(failure({ step: 'RCPT TO', reply: 550 })))).toBe(false)
  expect(isSmtpFailure(translateFailure(failure({})))).toBe(true)
})

it('the same mail has the same Message-ID, at the sender’s domain', () => {
  expect(messageIdOf('dlv_1', 'jinlian@mail.example.cn')).toBe('<dlv_1@mail.example.cn>')
})
