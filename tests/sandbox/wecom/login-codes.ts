import { randomBytes } from 'node:crypto'
import type { SandboxClock } from '../core/clock.ts'

const lifeMs = 5 * 60_000

export type LoginCodes = {
  /** A code for jscode2session or OAuth's getuserinfo: single use, five minutes. */
  issue(userid: string): string
  /** Who the code stands for; null when unknown, used or expired (40029). */
  redeem(code: string): string | null
}

export function loginCodes(clock: SandboxClock): LoginCodes {
  const codes = new Map<string, { userid: string; expiresAt: number }>()
  return {
    issue(userid) {
      const code = randomBytes(32).toString('base64url')
      codes.set(code, { userid, expiresAt: clock.now() + lifeMs })
      return code
    },
    redeem(code) {
      const held = codes.get(code)
      codes.delete(code)
      return held && held.expiresAt > clock.now() ? held.userid : null
    },
  }
}
