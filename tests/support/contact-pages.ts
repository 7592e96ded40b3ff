import { Hono } from 'hono'
import { createPages } from '../../api/_src/http/pages/create-pages.ts'
import { createDrillPages } from '../../api/_src/http/pages/drill/create-drill-pages.ts'
import type { Core } from '../../api/_src/kernel/core.ts'

/** The contact's pages where they are in the product, at /c and /d, on a core without ports. */
export function mountPages(core: Core): Hono {
  const config = {
    company: { name: '远禾精密', landline: '0512-5550-0100', retentionDays: 30 },
    server: { linkUrl: 'http://localhost', clientIpHeader: 'x-test-address' },
  }
  const pages = createPages({ ...core, config })
  const drillPages = createDrillPages({ ...core, config })
  return new Hono().route('/c', pages).route('/d', drillPages)
}

export type Visit = {
  status: number
  /** Where the visitor ended up, after redirects. */
  path: string
  text: string
  html: string
  headers: Headers
}

/** A browser without scripts: follows redirects, keeps cookies, sends forms. */
export function createVisitor(app: Hono, address = '203.0.113.9') {
  const jar = new Map<string, string>()

  async function open(path: string, init: RequestInit = {}): Promise<Visit> {
    const headers = new Headers(init.headers)
    headers.set('x-test-address', address)
    if (jar.size > 0) headers.set('cookie', [...jar].map((pair) => pair.join('=')).join('; '))
    const response = await app.request(path, { ...init, headers })
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    const location = response.headers.get('location')
    if (location) return open(location)
    const html = await response.text()
    const text = html
      .replace(/<style>.*?<\/style>/s, '')
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
    return { status: response.status, path, text, html, headers: response.headers }
  }

  return {
    jar,
    get: (path: string) => open(path),
    post: (path: string, fields: Record<string, string> = {}) =>
      open(path, { method: 'POST', body: new URLSearchParams(fields) }),
    head: (path: string) => open(path, { method: 'HEAD' }),
    send: (path: string, init: RequestInit) => open(path, init),
  }
}
export type Visitor = ReturnType<typeof createVisitor>
