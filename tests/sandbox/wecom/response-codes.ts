import { randomBytes } from 'node:crypto'
import type { SandboxClock } from '../core/clock.ts'

/** WeCom's page says 72 h, older copies of it 24 h: the shorter one. */
const lifeMs = 24 * 3_600_000

type Code = { code: string; taskId: string; expiresAt: number }
export type ResponseCodesState = Code[]

export type ResponseCodes = {
  /** Lets the card be changed once. */
  issue(taskId: string): string
  /** The card that a code changes; null when unknown, used or expired. Uses nothing up. */
  find(code: string): string | null
  use(code: string): void
  snapshot(): ResponseCodesState
  restore(codes: ResponseCodesState): void
}

export function responseCodes(clock: SandboxClock): ResponseCodes {
  const codes = new Map<string, Code>()
  return {
    issue(taskId) {
      const code = randomBytes(24).toString('base64url')
      codes.set(code, { code, taskId, expiresAt: clock.now() + lifeMs })
      return code
    },
    find(code) {
      const held = codes.get(code)
      return held && held.expiresAt > clock.now() ? held.taskId : null
    },
    use: (code) => void codes.delete(code),
    snapshot: () => [...codes.values()],
    restore(saved) {
      for (const code of saved) codes.set(code.code, code)
    },
  }
}
