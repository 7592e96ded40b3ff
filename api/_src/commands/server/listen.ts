import { createServer as createHttpServer, type Server } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { refuseBytes, refuseUnreadable } from './unreadable.ts'

export type NodeServer = {
  port: number
  /** Takes no new request and waits for those that are being answered. */
  close(): Promise<void>
}

type Fetch = Parameters<typeof getRequestListener>[0]

/** Our largest body takes a slow phone seconds; who needs longer holds a connection for nothing. */
const REQUEST_TAKES_AT_MOST = 60_000

/** Serves `fetch` on a port; 0 takes any free one. A port in use is told in words. */
export function listen(
  fetch: Fetch,
  { host, port }: { host: string | null; port: number },
): Promise<NodeServer> {
  const server = createHttpServer(
    {
      headersTimeout: REQUEST_TAKES_AT_MOST / 2,
      requestTimeout: REQUEST_TAKES_AT_MOST,
      // refused all the same, but in our words
      requireHostHeader: false,
    },
    getRequestListener(fetch, { errorHandler: refuseUnreadable }),
  )
  server.on('clientError', refuseBytes)
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`port ${port} is in use; set PORT to another one`)
          : new Error(`cannot listen at HOST ${host ?? '(any)'} and PORT ${port} (${error.code})`),
      ),
    )
    server.listen({ port, ...(host ? { host } : {}) }, () =>
      resolve({ port: (server.address() as AddressInfo).port, close: () => closeGently(server) }),
    )
  })
}

const PATIENCE = 10_000

function closeGently(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), PATIENCE)
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    server.closeIdleConnections()
  })
}

/** A port that nothing listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
