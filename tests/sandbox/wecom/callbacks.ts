import { randomInt } from 'node:crypto'
import { encrypt, getSignature } from '@wecom/crypto'
import type { SandboxClock } from '../core/clock.ts'
import type { WecomOptions } from '../options.ts'

const attempts = 3
const answerWithinMs = 5_000
const checkWithinMs = 1_000

export type WecomCallbacks = {
  /** The console's check when a callback URL is saved: true when it answered the bare plaintext. */
  verifyUrl(): Promise<boolean>
  /** Pushes one event, encrypted and signed; at most three attempts. True when one got HTTP 200. */
  push(fields: Record<string, string | number>): Promise<boolean>
}

export type CallbackOptions = {
  options: WecomOptions
  clock: SandboxClock
  url(): string | null
  fetch: typeof fetch
}

export function wecomCallbacks(given: CallbackOptions): WecomCallbacks {
  const { options, clock } = given
  const { token, encodingAesKey } = options.callback

  function signedUrl(url: string, encrypted: string): URL {
    const timestamp = String(Math.floor(clock.now() / 1000))
    const nonce = String(randomInt(1_000_000_000))
    const target = new URL(url)
    target.searchParams.set('msg_signature', getSignature(token, timestamp, nonce, encrypted))
    target.searchParams.set('timestamp', timestamp)
    target.searchParams.set('nonce', nonce)
    return target
  }

  async function verifyUrl(): Promise<boolean> {
    const url = given.url()
    if (!url) return false
    const plaintext = String(randomInt(2 ** 47))
    const echo = encrypt(encodingAesKey, plaintext, options.corpId)
    const target = signedUrl(url, echo)
    target.searchParams.set('echostr', echo)
    const response = await given.fetch(target, { signal: AbortSignal.timeout(checkWithinMs) })
    return response.status === 200 && (await response.text()) === plaintext
  }

  async function push(fields: Record<string, string | number>): Promise<boolean> {
    const url = given.url()
    if (!url) return false
    const created = { CreateTime: Math.floor(clock.now() / 1000), AgentID: options.agentId }
    const xml = toXml({ ToUserName: options.corpId, ...created, ...fields })
    const encrypted = encrypt(encodingAesKey, xml, options.corpId)
    const body = toXml({
      ToUserName: options.corpId,
      AgentID: options.agentId,
      Encrypt: encrypted,
    })
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (await post(signedUrl(url, encrypted), body)) return true
    }
    return false
  }

  async function post(url: URL, body: string): Promise<boolean> {
    try {
      const response = await given.fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body,
        signal: AbortSignal.timeout(answerWithinMs),
      })
      await response.arrayBuffer()
      return response.status === 200
    } catch {
      return false
    }
  }

  return { verifyUrl, push }
}

function toXml(fields: Record<string, string | number>): string {
  const parts = Object.entries(fields).map(([name, value]) =>
    typeof value === 'number'
      ? `<${name}>${value}</${name}>`
      : `<${name}><![CDATA[${value}]]></${name}>`,
  )
  return `<xml>${parts.join('')}</xml>`
}
