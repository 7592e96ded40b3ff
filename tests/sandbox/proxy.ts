import http from 'node:http'
import net from 'node:net'
import { pause } from './core/fault-effects.ts'
import type { Faults } from './core/faults.ts'

export type EgressProxy = {
  server: http.Server
  /** Whether a connection with this local port left through the proxy: it holds the trusted IP. */
  holds(port: number | undefined): boolean
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])
const defaultDelayMs = 3_000

/**
 * An HTTP proxy (CONNECT and absolute-form requests) that reaches this machine only: stand-ins
 * never call outside.
 */
export function egressProxy(faults: Faults): EgressProxy {
  const ports = new Set<number>()

  function track(socket: net.Socket): void {
    socket.once('connect', () => {
      const port = socket.localPort
      if (port === undefined) return
      ports.add(port)
      socket.once('close', () => ports.delete(port))
    })
  }

  /** True when the call may go on; otherwise the fault has already ended it. */
  async function passesFaults(client: net.Socket, answer: (status: number) => void) {
    const fault = faults.take('proxy', 'connect')
    if (!fault) return true
    if (fault.fault === 'delay') {
      await pause(fault.ms ?? defaultDelayMs)
      return true
    }
    if (fault.fault === 'timeout') return false
    if (fault.fault === 'http_500') answer(502)
    else if (fault.fault === 'throttle') answer(429)
    else if (fault.fault === 'code') answer(Number(fault.code) || 407)
    else client.destroy()
    return false
  }

  async function forward(request: http.IncomingMessage, response: http.ServerResponse) {
    const answer = (status: number) => void response.writeHead(status).end()
    if (!URL.canParse(request.url ?? '')) return answer(400)
    const target = new URL(request.url ?? '')
    if (!loopback.has(target.hostname)) return answer(403)
    if (!(await passesFaults(request.socket, answer))) return
    const { 'proxy-authorization': _secret, 'proxy-connection': _hop, ...headers } = request.headers
    const options = { method: request.method, headers, agent: false }
    const onward = http.request(target, options, (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(response)
    })
    onward.on('socket', track)
    onward.on('error', () => (response.headersSent ? response.destroy() : answer(502)))
    request.pipe(onward)
  }

  async function tunnel(request: http.IncomingMessage, client: net.Socket, head: Buffer) {
    client.on('error', () => client.destroy())
    const answer = (status: number) => void client.end(`HTTP/1.1 ${status} Refused\r\n\r\n`)
    const target = new URL(`http://${request.url}`)
    if (!loopback.has(target.hostname)) return answer(403)
    if (!(await passesFaults(client, answer))) return
    const onward = net.connect(Number(target.port || 80), target.hostname)
    track(onward)
    onward.once('connect', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      if (head.length > 0) onward.write(head)
      onward.pipe(client).pipe(onward)
    })
    onward.on('error', () => client.destroy())
    client.once('close', () => onward.destroy())
  }

  const server = http.createServer((request, response) => void forward(request, response))
  server.on('connect', (request, client, head) => void tunnel(request, client as net.Socket, head))
  return { server, holds: (port) => port !== undefined && ports.has(port) }
}
