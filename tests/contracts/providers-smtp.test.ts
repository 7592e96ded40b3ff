import net from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSmtp } from '../../api/_src/providers/smtp/index.ts'
import type { SmtpOptions } from '../../api/_src/providers/smtp/options.ts'
import { type ServedSandbox, serveSandbox } from '../sandbox/serve-sandbox.ts'
import { asShown } from '../sandbox/smtp/mail-log.ts'
import type { Sandbox } from '../sandbox/world.ts'
import { smtpOptions } from '../support/provider-options.ts'
import { startAt, testSandbox } from '../support/sandbox-fixture.ts'

let sandbox: Sandbox
let served: ServedSandbox
beforeEach(async () => {
  sandbox = testSandbox()
  served = await serveSandbox(sandbox)
})
afterEach(() => served.close())

function mailer(more: Partial<SmtpOptions> = {}) {
  const clock = { now: () => new Date(startAt) }
  return createSmtp({ ...smtpOptions(served), ...more }, { clock })
}
const mail = {
  id: 'dlv_1',
  to: 'lin.xiao@yuanhe.example',
  subject: '您有 3 条紧急联络人待跟进，其中 1 位员工现在一位有效的联络人都没有',
  text: '林晓，您好：\n\n苏州二车间有 3 条预警等您跟进。\n.\n一行只有点也不会断开。',
}
const received = () => sandbox.mails.sentTo(mail.to)
const meet = (fault: object) =>
  sandbox.control.request('/faults', {
    method: 'POST',
    body: JSON.stringify({ target: 'smtp', times: 1, ...fault }),
  })
const failure = (more: Partial<SmtpOptions> = {}, to = mail.to) =>
  mailer(more)
    .mailer.send({ ...mail, to })
    .then(
      () => expect.fail('it was sent'),
      (error) => error,
    )

test('a mail arrives as it was written, under a Message-ID of its own', async () => {
  expect(await mailer().mailer.send(mail)).toEqual({ messageId: '<dlv_1@mail.example>' })
  expect(received()).toMatchObject([
    {
      messageId: '<dlv_1@mail.example>',
      from: '紧联 <jinlian@mail.example>',
      subject: mail.subject,
      text: mail.text,
      receivedAt: startAt,
    },
  ])
})

test('the same mail sent again is one mail to the recipient’s client', async () => {
  const { mailer: port } = mailer()
  await port.send(mail)
  await port.send(mail)
  await port.send({ ...mail, id: 'dlv_2' })
  expect(asShown(received()).map(({ messageId, times }) => [messageId, times])).toEqual([
    ['<dlv_1@mail.example>', 2],
    ['<dlv_2@mail.example>', 1],
  ])
})

describe('what became of a mail', () => {
  test.each([
    ['reset_before', 'unavailable', 0],
    ['reset_after', 'uncertain', 1],
    ['timeout', 'uncertain', 1],
    ['http_500', 'unavailable', 0],
    ['throttle', 'unavailable', 0],
    ['code', 'rejected', 0],
  ])('%s is %s, with %i mail taken', async (fault, kind, taken) => {
    await meet({ fault })
    expect(await failure()).toMatchObject({ kind, provider: 'smtp' })
    expect(received()).toHaveLength(taken)
    await mailer().mailer.send({ ...mail, id: 'dlv_later' })
    expect(received()).toHaveLength(taken + 1)
  })

  test('a slow server is waited for', async () => {
    await meet({ fault: 'delay', ms: 100 })
    await mailer().mailer.send(mail)
    expect(received()).toHaveLength(1)
  })

  test('a server that is not there was surely not reached', async () => {
    const gone = net.createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => gone.once('listening', resolve))
    const { port } = gone.address() as net.AddressInfo
    await new Promise((resolve) => gone.close(resolve))
    expect(await failure({ port })).toMatchObject({ kind: 'unavailable', code: 'ECONNREFUSED' })
  })

  test('a mailbox that does not exist is refused, and its address is not repeated', async () => {
    const error = await failure({}, 'nobody@yuanhe.example')
    expect(error).toMatchObject({ kind: 'rejected', code: '550' })
    expect(`${error.message}${error.stack}`).not.toContain('yuanhe')
  })

  test.each(['a@yuanhe.example, b@yuanhe.example', 'a@b\r\nBcc: c@yuanhe.example', ''])(
    'an address that is none (%j) reaches nobody',
    async (to) => {
      expect(await failure({}, to)).toMatchObject({ kind: 'rejected' })
      expect(sandbox.mails.size).toBe(0)
    },
  )
})

test('a password never travels in the open', async () => {
  const auth = { user: 'jinlian', pass: 'secret' }
  expect(await failure({ auth })).toMatchObject({ kind: 'unavailable' })
  expect(sandbox.mails.size).toBe(0)
})

test('a server that keeps failing shows as degraded, a refused recipient does not', async () => {
  const smtp = mailer()
  await smtp.mailer.send({ ...mail, to: 'nobody@yuanhe.example' }).catch(() => {})
  expect(smtp.health()).toMatchObject({ provider: 'smtp', degraded: false, answered: 1 })
  await meet({ fault: 'http_500' })
  await smtp.mailer.send(mail).catch(() => {})
  expect(smtp.health()).toMatchObject({ degraded: true, failed: 1, lastFailure: '451' })
})
