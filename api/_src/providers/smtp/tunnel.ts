import http from 'node:http'
import https from 'node:https'
import net from 'node:net'

/** The proxy was reached or not, and did not let us through: the code says which, the message nothing. */
class TunnelFailed extends Error {
  readonly code: string

  constructor(code: string) {
    super('no way through the proxy')
    this.name = 'TunnelFailed'
    this.code = code
  }
}

/**
 * A connection to `to` through an HTTP proxy by CONNECT (RFC 9110 §9.3.6), with the user and password of its address, if
 * it has any. Rejects with a `code`: the system's, `ETIMEDOUT` after `timeoutMs`, or `EPROXY_403` and the like.
 */
export function openTunnel(
  proxyUrl: string,
  to: { host: string; port: number },
  timeoutMs: number,
): Promise<net.Socket> {
  const proxy = new URL(proxyUrl)
  const authority = `${net.isIPv6(to.host) ? `[${to.host}]` : to.host}:${to.port}`
  const { request } = proxy.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const asking = request({
      method: 'CONNECT',
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port || undefined,
      path: authority,
      headers: { host: authority, ...credentialsOf(proxy) },
      agent: false,
    })
    const timer = setTimeout(() => asking.destroy(new TunnelFailed('ETIMEDOUT')), timeoutMs)
    asking.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      reject(new TunnelFailed(error.code ?? 'EPROXY'))
    })
    asking.once('connect', ({ statusCode = 0 }, stream, head) => {
      clearTimeout(timer)
      const socket = stream as net.Socket
      if (statusCode < 200 || statusCode > 299) {
        socket.destroy()
        reject(new TunnelFailed(`EPROXY_${statusCode}`))
        return
      }
      // a greeting that came together with the proxy's answer
      if (head.length > 0) socket.unshift(head)
      resolve(socket)
    })
    asking.end()
  })
}

function credentialsOf({ username, password }: URL): Record<string, string> {
  if (!username) return {}
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` }
}
