export type PageVisit = {
  open(url: string): Promise<boolean>
  /** Sends the form whose action ends so, with its hidden fields; true when it was not refused. */
  submit(ending: string, fields: Record<string, string>): Promise<boolean>
  html(): string
}

const formPattern = /<form\b([^>]*)>([\s\S]*?)<\/form>/gi
const inputPattern = /<input\b([^>]*)>/gi

/** A browser without script: one page, its cookies, its forms. */
export function pageVisit(send: typeof fetch): PageVisit {
  const cookies = new Map<string, string>()
  let opened = ''
  let url = ''
  let html = ''

  async function request(target: string, init: RequestInit): Promise<boolean> {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const headers = new Headers(init.headers)
    if (cookie) headers.set('cookie', cookie)
    const response = await send(target, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const location = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && location) {
      await response.arrayBuffer()
      return request(new URL(location, target).href, { method: 'GET' })
    }
    url = target
    html = await response.text()
    return response.status < 400
  }

  function submit(ending: string, fields: Record<string, string>): Promise<boolean> {
    const form = findForm(html, ending)
    const action = form?.action || `${new URL(opened).pathname.replace(/\/$/, '')}${ending}`
    const body = new URLSearchParams({ ...form?.hidden, ...fields })
    return request(new URL(action, url).href, { method: 'POST', body })
  }

  function open(target: string): Promise<boolean> {
    opened = target
    return request(target, { method: 'GET' })
  }

  return { open, submit, html: () => html }
}

function findForm(html: string, ending: string) {
  for (const [, attributes = '', inner = ''] of html.matchAll(formPattern)) {
    const action = attributeOf(attributes, 'action')
    if (!action.endsWith(ending)) continue
    const hidden: Record<string, string> = {}
    for (const [, input = ''] of inner.matchAll(inputPattern)) {
      if (attributeOf(input, 'type') !== 'hidden') continue
      hidden[attributeOf(input, 'name')] = attributeOf(input, 'value')
    }
    return { action, hidden }
  }
  return null
}

function attributeOf(tag: string, name: string): string {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag)
  const value = match?.[1] ?? match?.[2] ?? match?.[3] ?? ''
  return value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}
