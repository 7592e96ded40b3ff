import { once } from 'node:events'
import net from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../api/_src/app.ts'
import { createFrontDoor } from '../../api/_src/commands/server/front-door.ts'
import { listen, type NodeServer } from '../../api/_src/commands/server/listen.ts'
import { createWorld, type World } from '../support/world.ts'

let world: World
let server: NodeServer
beforeAll(async () => {
  world = await createWorld()
  const door = createFrontDoor(createApp(world.context), 'docs')
  server = await listen(door.fetch, { host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await server.close()
  await world.close()
})

/** Bytes in, the whole answer out. Rejects when the connection breaks before the answer. */
function exchange(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = net.connect(server.port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (part) => {
      answer += part
    })
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })
}

function refusalIn(answer: string): unknown {
  return JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4))
}

const isRefusal = (code: string) => ({
  code,
  message: expect.stringMatching(/\p{Script=Han}{3}/u),
  requestId: expect.stringMatching(/^req_/),
})

test.each([
  ['no HTTP at all', 'HELO\r\n\r\n', 400, 'malformed_body'],
  ['an unknown method', 'FOO / HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'malformed_body'],
  [
    'a header that is none',
    'GET / HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n',
    400,
    'malformed_body',
  ],
  [
    'endless headers',
    `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'x'.repeat(20_000)}\r\n\r\n`,
    431,
    'body_too_large',
  ],
  [
    'a host that is none',
    'GET /api/health HTTP/1.1\r\nHost: <b>\r\nConnection: close\r\n\r\n',
    400,
    'malformed_body',
  ],
  ['no host', 'GET /api/health HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'malformed_body'],
  [
    'an address of nobody',
    'GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    404,
    'not_found',
  ],
])('%s is refused like everything else', async (_, bytes, status, code) => {
  const answer = await exchange(bytes)
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(refusalIn(answer)).toEqual(isRefusal(code))
})

test.each([
  ['/api/contacts', 'application/json'],
  ['/api/callbacks/wecom', 'text/xml'],
  ['/c/a1B2c3D4/confirm', 'application/x-www-form-urlencoded'],
])(
  'who sends 10 MB to %s hears that it is too much, even without reading on',
  async (path, type) => {
    const body = 'x'.repeat(10_000_000)
    const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: ${type}\r\n`
    const told = await exchange(`${head}Content-Length: ${body.length}\r\n\r\n${body}`)
    expect(told).toMatch(/^HTTP\/1.1 413 /)
    const chunk = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
    expect(await exchange(`${head}Transfer-Encoding: chunked\r\n\r\n${chunk}`)).toMatch(
      /^HTTP\/1.1 413 /,
    )
  },
)

test.each([
  ['/api/sessions/wecom-mini', 'application/json'],
  ['/c/a1B2c3D4/confirm', 'application/x-www-form-urlencoded'],
])(
  'a client that goes away in the middle of its body to %s is no bug of ours',
  async (path, type) => {
    const seen = world.logLines.length
    for (const length of ['Content-Length: 50', 'Transfer-Encoding: chunked']) {
      const socket = net.connect(server.port, '127.0.0.1')
      const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nExpect: 100-continue`
      socket.write(`${head}\r\nContent-Type: ${type}\r\n${length}\r\n\r\n`)
      await once(socket, 'data')
      socket.write('5\r\n{"co')
      socket.destroy()
    }
    await expect.poll(() => world.logLines.length).toBeGreaterThanOrEqual(seen + 2)
    expect(world.logLines.slice(seen).join('')).not.toMatch(/a bug|a page failed/)
  },
)
