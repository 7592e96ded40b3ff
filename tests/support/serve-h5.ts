import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { FakeApi } from './fake-api.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** The H5 pages and a fake API on one origin, as in production. */
export async function serveH5(
  dist: string,
  api: () => FakeApi,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    const url = request.url ?? '/'
    if (url.startsWith('/api/')) {
      const answer = api().answer({
        method: request.method ?? 'GET',
        path: url,
        headers: flatHeaders(request),
        body: await readBody(request),
      })
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
      return response.end(answer.body === undefined ? '' : JSON.stringify(answer.body))
    }
    const name = url.split('?')[0] === '/' ? '/index.html' : (url.split('?')[0] ?? '')
    try {
      const body = readFileSync(path.join(dist, path.normalize(name)))
      response.writeHead(200, { 'content-type': types[path.extname(name)] ?? 'text/plain' })
      response.end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function flatHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  )
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text === '' ? undefined : JSON.parse(text)
}
