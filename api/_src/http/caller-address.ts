import type { Context as HonoContext } from 'hono'

/** What the Node adapter leaves on the request. */
type NodeBindings = { incoming?: { socket?: { remoteAddress?: string } } } | undefined

/**
 * The address a request came from: what our own proxy wrote, else the socket's. Without a socket we are on
 * Vercel, whose `x-real-ip` callers cannot forge.
 */
export function callerAddress(c: HonoContext, clientIpHeader: string | null): string {
  const socket = (c.env as NodeBindings)?.incoming?.socket?.remoteAddress
  const told = c.req.header(clientIpHeader ?? 'x-real-ip')
  const address = clientIpHeader || !socket ? told : socket
  return (address ?? 'unknown').replace(/^::ffff:/, '')
}
