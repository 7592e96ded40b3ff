import { MINUTE } from '../../kernel/clock.ts'
import { type Random, randomString } from '../../kernel/random.ts'
import type { Vault } from '../../kernel/vault.ts'

/** From the moment of sending, not of asking (design §5, codes). */
export const CODE_LASTS = 10 * MINUTE
/** An earlier code still works after a resend, the one before it does not. */
export const MAX_LIVE_CODES = 2

/** A code as stored: `codeHash` is null until it was sent. */
export type CodeRow = {
  id: string
  codeHash: string | null
  expiresAt: Date | null
  usedAt: Date | null
  createdAt: Date
}

/** Six digits, every one of the million equally likely. */
export function mintCode(random: Random): string {
  return randomString(random, 6, '0123456789')
}

/** What is stored instead of the code; bound to the row, so equal codes hash differently. */
export function hashCode(vault: Vault, codeId: string, code: string): string {
  return vault.hash('code', `${codeId}:${code}`)
}

/** Six digits as typed or pasted, also full-width or with spaces; null if it cannot be a code. */
export function readCode(raw: string): string | null {
  const plain = raw.slice(0, 64).normalize('NFKC').replace(/[\s-]/g, '')
  return /^\d{6}$/.test(plain) ? plain : null
}

/** The at most two newest codes that were sent, are not used and not 10 minutes old. */
export function liveCodes(rows: readonly CodeRow[], now: Date): CodeRow[] {
  return rows
    .filter((row) => row.codeHash && !row.usedAt && row.expiresAt && now < row.expiresAt)
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1))
    .slice(0, MAX_LIVE_CODES)
}

/** Which live code was typed, if any. Always compares as often as codes can be live: time tells nothing. */
export function matchCode(vault: Vault, live: readonly CodeRow[], code: string): CodeRow | null {
  let match: CodeRow | null = null
  for (let i = 0; i < MAX_LIVE_CODES; i++) {
    const row = live[i]
    const typed = hashCode(vault, row?.id ?? '', code)
    const stored = row?.codeHash ?? '='.repeat(typed.length)
    if (vault.sameHash(stored, typed) && row) match = row
  }
  return match
}
