import http from 'node:http'
import net from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSmtp } from '../../api/_src/providers/smtp/index.ts'
import type { SmtpOptions } from '../../api/_src/providers/smtp/options.ts'
import { type ServedSandbox, serveSandbox } from '../sandbox/serve-sandbox.ts'
import type { Sandbox } from '../sandbox/world.ts'
import { smtpOptions } from '../support/provider-options.ts'
import { startAt, testSandbox } from '../support/sandbox-fixture.ts'

/** A proxy on this machine that lets through, or says what `says` tells it. */
let proxy: http.Server
let proxyUrl: string
let says: number | 'nothing'
let asked: { to: string; host: string; login: string }[]
let sandbox: Sandbox
let served: ServedSandbox
const clients = new Set<net.Socket>()
beforeEach(async () => {
  sandbox = testSandbox()
  served = await serveSandbox(sandbox)
  says = 200
  asked = []
  proxy = http.createServer().on('connect', (request, stream) => {
    const client = stream as net.Socket
    const { host = '', 'proxy-authorization': login = '' } = request.headers
    asked.push({ to: request.url ?? '', host, login })
    client.on('error', () => client.destroy())
    clients.add(client)
    if (says === 'nothing') return
    if (says !== 200) return void client.end(`HTTP/1.1 ${says} No\r\n\r\n`)
    const onward = net.connect(Number(request.url?.split(':').at(-1)), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      onward.pipe(client).pipe(onward)
    })
    onward.on('error', () => client.destroy())
    client.once('close', () => onward.destroy())
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  proxyUrl = `http://127.0.0.1:${(proxy.address() as net.AddressInfo).port}`
})
afterEach(async () => {
  for (const client of clients) client.destroy()
  await new Promise((resolve) => proxy.close(resolve))
  await served.close()
})

const mail = { id: 'dlv_1', to: 'lin.xiao@yuanhe.example', subject: '跟进', text: '请您看一看' }
const received = () => sandbox.mails.sentTo(mail.to)
function send(more: Partial<SmtpOptions> = {}) {
  const options = { ...smtpOptions(served), egressProxyUrl: proxyUrl, ...more }
  return createSmtp(options, { clock: { now: () => new Date(startAt) } }).mailer.send(mail)
}
const failure = (more: Partial<SmtpOptions> = {}) =>
  send(more).then(
    () => expect.fail('it was sent'),
    (error) => error,
  )

describe('with EGRESS_PROXY_URL, e-mail leaves through the proxy', () => {
  test('which is asked for the mail server by name and port', async () => {
    await send({ host: 'mail.yuanhe.example' })
    const { port } = new URL(served.smtpUrl)
    const to = `mail.yuanhe.example:${port}`
    expect(asked).toEqual([{ to, host: to, login: '' }])
    expect(received()).toMatchObject([{ subject: '跟进', text: '请您看一看' }])
  })

  test('with the user and password of its address', async () => {
    await send({ egressProxyUrl: proxyUrl.replace('//', '//jin:l%40n@') })
    expect(asked[0]?.login).toBe(`Basic ${Buffer.from('jin:l@n').toString('base64')}`)
  })

  test.each([403, 407, 502])('a proxy that says %i was surely not passed', async (status) => {
    says = status
    expect(await failure()).toMatchObject({ kind: 'unavailable', code: `EPROXY_${status}` })
    expect(received()).toEqual([])
  })

  test('a proxy that says nothing is not waited for longer than for a connection', async () => {
    says = 'nothing'
    const error = await failure({ connectTimeoutMs: 100 })
    expect(error).toMatchObject({ kind: 'unavailable', code: 'ETIMEDOUT' })
  })

  test('a proxy that is not there was surely not passed, and the mail does not go around it', async () => {
    await new Promise((resolve) => proxy.close(resolve))
    expect(await failure()).toMatchObject({ kind: 'unavailable', code: 'ECONNREFUSED' })
    expect(received()).toEqual([])
  })

  test('a mail lost on the way back is uncertain, as without a proxy', async () => {
    await sandbox.control.request('/faults', {
      method: 'POST',
      body: JSON.stringify({ target: 'smtp', times: 1, fault: 'reset_after' }),
    })
    expect(await failure()).toMatchObject({ kind: 'uncertain' })
    expect(received()).toHaveLength(1)
  })

  test('smtps speaks TLS with the server, not with the proxy', async () => {
    const first = new Promise<Buffer>((resolve) => {
      const server = net.createServer((socket) => {
        socket.on('error', () => socket.destroy())
        socket.once('data', (bytes) => {
          resolve(bytes)
          socket.destroy()
          server.close()
        })
      })
      server.listen(0, '127.0.0.1', () => {
        const { port } = server.address() as net.AddressInfo
        failure({ host: 'mail.yuanhe.example', secure: true, port }).catch(() => {})
      })
    })
    const hello = await first
    expect(hello[0]).toBe(0x16)
    expect(hello.toString('latin1')).toContain('mail.yuanhe.example')
  })
})
