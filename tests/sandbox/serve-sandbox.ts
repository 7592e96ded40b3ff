import type { Server } from 'node:http'
import type { AddressInfo, Server as TcpServer } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import type { SandboxEnv } from './core/fault-effects.ts'
import type { Sandbox } from './world.ts'

export type ServedSandbox = {
  /** `127.0.0.1:port` of the vendors and of `/sandbox`. */
  host: string
  url: string
  proxyUrl: string
  smtpUrl: string
  close(): Promise<void>
}

/** Puts the stand-ins on ports of this machine; 0 takes any free one. */
export async function serveSandbox(
  sandbox: Sandbox,
  ports: { vendors?: number; proxy?: number; smtp?: number } = {},
): Promise<ServedSandbox> {
  const app = new Hono<SandboxEnv>()
  app.route('/sandbox', sandbox.control)
  app.route('/', sandbox.vendors)
  const server = createAdaptorServer({ fetch: app.fetch })
  const port = await listen(server as Server, ports.vendors ?? 0)
  const proxyPort = await listen(sandbox.proxy, ports.proxy ?? 0)
  const smtpPort = await listen(sandbox.smtp, ports.smtp ?? 0)
  return {
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}`,
    proxyUrl: `http://127.0.0.1:${proxyPort}`,
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    async close() {
      sandbox.close()
      await Promise.all([stop(server as Server), stop(sandbox.proxy)])
    },
  }
}

function listen(server: TcpServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
