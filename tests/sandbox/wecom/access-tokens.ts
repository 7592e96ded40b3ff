import { randomBytes } from 'node:crypto'
import type { SandboxClock } from '../core/clock.ts'
import type { WecomOptions } from '../options.ts'

const lifeSeconds = 7200
const wrongSecretsBeforeBan = 20
const banMs = 3_600_000

/** Which secret a token was got with decides what it may do. */
export type TokenScope = 'app' | 'miniProgram' | 'contacts'
type Token = { token: string; secret: string; expiresAt: number }
export type AccessTokensState = Token[]

export type AccessTokens = {
  /** The same token again while it is valid. */
  issue(corpId: string, secret: string): { token: string; expiresIn: number } | { errcode: number }
  /** The scopes of a token, or the vendor's errcode for it. */
  check(token: string | undefined): ReadonlySet<TokenScope> | { errcode: number }
  /** Ends every token early, as WeCom may. */
  revoke(): void
  snapshot(): AccessTokensState
  restore(tokens: AccessTokensState): void
}

export function accessTokens(options: WecomOptions, clock: SandboxClock): AccessTokens {
  const bySecret = new Map<string, Token>()
  const byToken = new Map<string, Token>()
  let wrongSecrets: number[] = []

  function scopesOf(secret: string): Set<TokenScope> {
    const scopes = new Set<TokenScope>()
    if (secret === options.corpSecret) scopes.add('app')
    if (secret === options.miniProgram.secret) scopes.add('miniProgram')
    if (secret === options.contactsSecret) scopes.add('contacts')
    return scopes
  }

  function keep(token: Token): void {
    bySecret.set(token.secret, token)
    byToken.set(token.token, token)
  }

  return {
    issue(corpId, secret) {
      const now = clock.now()
      wrongSecrets = wrongSecrets.filter((at) => at > now - banMs)
      if (wrongSecrets.length >= wrongSecretsBeforeBan) return { errcode: 45009 }
      if (corpId !== options.corpId) return { errcode: 40013 }
      if (scopesOf(secret).size === 0) {
        wrongSecrets.push(now)
        return { errcode: 40001 }
      }
      const held = bySecret.get(secret)
      if (held && held.expiresAt > now) {
        return { token: held.token, expiresIn: Math.ceil((held.expiresAt - now) / 1000) }
      }
      const token = randomBytes(107).toString('base64url')
      keep({ token, secret, expiresAt: now + lifeSeconds * 1000 })
      return { token, expiresIn: lifeSeconds }
    },
    check(token) {
      if (!token) return { errcode: 41001 }
      const held = byToken.get(token)
      if (!held) return { errcode: 40014 }
      if (held.expiresAt <= clock.now()) return { errcode: 42001 }
      return scopesOf(held.secret)
    },
    revoke() {
      bySecret.clear()
      byToken.clear()
    },
    snapshot: () => [...byToken.values()],
    restore(tokens) {
      for (const token of tokens) keep(token)
    },
  }
}
