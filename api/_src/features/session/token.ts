import { createHash } from 'node:crypto'
import type { Random } from '../../kernel/random.ts'

/** An opaque bearer token of 32 random bytes. */
export function newToken(random: Random): string {
  return Buffer.from(random.bytes(32)).toString('base64url')
}

const TOKEN = /^[\w-]{43}$/

/** What is kept of a token: its SHA-256 (32 random bytes need no key and no salt); null for what is no token. */
export function hashToken(token: string): string | null {
  return TOKEN.test(token) ? createHash('sha256').update(token).digest('base64url') : null
}
