import { ProviderError } from '../../kernel/provider-error.ts'
import { PROVIDER, translateErrcode } from './errcodes.ts'
import type { TokenStore } from './token-store.ts'
import { readToken } from './translate.ts'

/** One access_token, shared by all instances; fetched by one of them at a time. */
export type AccessToken = {
  get(): Promise<string>
  /** The vendor refused `refused`: another one, the one that somebody fetched meanwhile if there is. */
  replace(refused: string): Promise<string>
}

export type AccessTokenParts = {
  store: TokenStore
  /** gettoken; rejects with ProviderError where no answer came. */
  fetch(): Promise<{ errcode: number; fields: Record<string, unknown> }>
  monotonicNow(): number
  wait(milliseconds: number): Promise<void>
}

/** The instance that fetches has this long; then another one may. */
const FETCH_TIME = 10_000
const POLL = 100

export function createAccessToken({
  store,
  fetch,
  monotonicNow,
  wait,
}: AccessTokenParts): AccessToken {
  let held: { token: string; until: number } | null = null
  let obtaining: Promise<string> | null = null

  async function obtain(refused: string | null): Promise<string> {
    const giveUpAt = monotonicNow() + FETCH_TIME
    for (;;) {
      const shared = await store.read()
      if (shared.token !== null && shared.token !== refused && shared.lifeMs > 0) {
        return hold(shared.token, shared.lifeMs)
      }
      if (shared.reservedMs > FETCH_TIME) {
        throw new ProviderError('unavailable', PROVIDER, 'token_refused', shared.reservedMs)
      }
      if (shared.reservedMs === 0 && (await store.reserve(FETCH_TIME))) return renew()
      if (monotonicNow() >= giveUpAt) {
        throw new ProviderError('unavailable', PROVIDER, 'token_busy')
      }
      await wait(POLL)
    }
  }

  async function renew(): Promise<string> {
    try {
      const { errcode, fields } = await fetch()
      if (errcode !== 0) throw translateErrcode(errcode, 'read')
      const { token, lifeMs } = readToken(fields)
      await store.save(token, lifeMs)
      return hold(token, lifeMs)
    } catch (error) {
      // no instance hammers on a refused secret, an untrusted address or a used-up rate: that makes it an hour's ban
      await store.block(error instanceof ProviderError ? (error.retryAfter ?? 0) : 0)
      throw error
    }
  }

  function hold(token: string, lifeMs: number): string {
    held = { token, until: monotonicNow() + lifeMs }
    return token
  }

  /** Calls of one instance share one errand. */
  function obtainOnce(refused: string | null): Promise<string> {
    obtaining ??= obtain(refused).finally(() => {
      obtaining = null
    })
    return obtaining
  }

  return {
    async get() {
      if (held && monotonicNow() < held.until) return held.token
      return obtainOnce(null)
    },
    async replace(refused) {
      if (held && held.token !== refused && monotonicNow() < held.until) return held.token
      held = null
      const token = await obtainOnce(refused)
      // an errand that was already under way may have brought the refused one
      return token === refused ? obtainOnce(refused) : token
    },
  }
}
