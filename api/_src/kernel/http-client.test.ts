import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createHttpClient, type HttpClient, HttpFailure } from './http-client.ts'

const cleanups: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function serve(listener: RequestListener, prepare?: (server: Server) => void) {
  const server = createServer(listener)
  prepare?.(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function client(more: { proxyUrl?: string; timeoutMs?: number; maxConnections?: number } = {}) {
  const http = createHttpClient({
    proxyUrl: more.proxyUrl ?? null,
    connectTimeoutMs: 500,
    timeoutMs: more.timeoutMs ?? 2_000,
    maxConnections: more.maxConnections ?? 10,
  })
  cleanups.push(() => http.close())
  return http
}

async function failureOf(http: HttpClient, origin: string): Promise<HttpFailure> {
  const path = '/?PhoneNumbers=13900001234'
  const failure = await http.send({ method: 'POST', origin, path }).catch((error) => error)
  expect(failure).toBeInstanceOf(HttpFailure)
  expect(JSON.stringify(failure) + failure.stack).not.toContain('13900001234')
  return failure
}

describe('an outgoing request', () => {
  it('brings back status and text, whatever the status', async () => {
    const origin = await serve((request, response) => {
      response.writeHead(503).end(`${request.method} ${request.url} ${request.headers['x-one']}`)
    })
    const answer = await client().send({
      method: 'POST',
      origin,
      path: '/a?b=1',
      headers: { 'x-one': '1' },
    })
    expect(answer).toEqual({ status: 503, text: 'POST /a?b=1 1' })
  })

  it('that nobody listens to was surely not sent', async () => {
    const origin = await serve(() => {})
    await cleanups.pop()?.()
    expect(await failureOf(client(), origin)).toMatchObject({ sent: false, code: 'ECONNREFUSED' })
  })

  it('to a name that does not exist was surely not sent', async () => {
    expect((await failureOf(client(), 'http://nowhere.invalid')).sent).toBe(false)
  })

  it('that is cut off before the answer may have been done', async () => {
    const origin = await serve((request) => request.socket.destroy())
    expect(await failureOf(client(), origin)).toMatchObject({ sent: true })
  })

  it('that never gets an answer may have been done', async () => {
    const origin = await serve(() => {})
    const failure = await failureOf(client({ timeoutMs: 50 }), origin)
    expect(failure).toMatchObject({ sent: true, code: 'timeout' })
  })

  it('whose answer stops half-way may have been done', async () => {
    const origin = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '10' }).write('half')
    })
    const failure = await failureOf(client({ timeoutMs: 50 }), origin)
    expect(failure).toMatchObject({ sent: true, code: 'timeout' })
  })

  it('that runs out of time waiting for a free connection was surely not sent, then or later', async () => {
    const methods: (string | undefined)[] = []
    let arrived: Promise<unknown> | undefined
    const origin = await serve(
      (request, response) => {
        methods.push(request.method)
        if (request.method === 'GET') response.end()
      },
      (server) => {
        arrived = once(server, 'request')
      },
    )
    const http = client({ maxConnections: 1, timeoutMs: 60_000 })
    // both run out in the same turn: the first frees the connection too late for the second
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const failures = Promise.all([failureOf(http, origin), failureOf(http, origin)])
    await arrived
    vi.advanceTimersByTime(60_000)
    vi.useRealTimers()
    expect((await failures).map((failure) => failure.sent)).toEqual([true, false])
    await http.send({ method: 'GET', origin, path: '/' })
    expect(methods).toEqual(['POST', 'GET'])
  })

  it('with an answer of more than a megabyte fails', async () => {
    const origin = await serve((_, response) => response.end('x'.repeat((1 << 20) + 1)))
    expect(await failureOf(client(), origin)).toMatchObject({ sent: true, code: 'too_large' })
  })
})

describe('with an egress proxy', () => {
  function proxy(answer: number | null) {
    const asked: string[] = []
    const url = serve(
      () => {},
      (server) => {
        server.on('connect', (request, socket) => {
          asked.push(request.url ?? '')
          if (answer !== null) return socket.end(`HTTP/1.1 ${answer} No\r\n\r\n`)
          const target = new URL(`http://${request.url}`)
          const onward = connect(Number(target.port), target.hostname, () => {
            socket.write('HTTP/1.1 200 OK\r\n\r\n')
            onward.pipe(socket).pipe(onward)
          })
          onward.on('error', () => socket.destroy())
          socket.on('error', () => onward.destroy())
        })
      },
    )
    return { url, asked }
  }

  it('every call leaves through it', async () => {
    const origin = await serve((_, response) => response.end('through'))
    const { url, asked } = proxy(null)
    const answer = await client({ proxyUrl: await url }).send({ method: 'GET', origin, path: '/' })
    expect(answer.text).toBe('through')
    expect(asked).toEqual([new URL(origin).host])
  })

  it('that refuses, nothing was sent', async () => {
    const origin = await serve((_, response) => response.end())
    const { url } = proxy(403)
    expect((await failureOf(client({ proxyUrl: await url }), origin)).sent).toBe(false)
  })

  it('that is down, nothing was sent', async () => {
    const origin = await serve((_, response) => response.end())
    const gone = await serve(() => {})
    await cleanups.pop()?.()
    expect((await failureOf(client({ proxyUrl: gone }), origin)).sent).toBe(false)
  })
})
