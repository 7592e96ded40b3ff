import { eq, sql } from 'drizzle-orm'
import { apiKeyCalls, apiKeys } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import { addMilliseconds, MINUTE } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { CALLS_A_MINUTE, minuteOf, readKey, works } from './api-key.ts'

/** Another system at the door: which key it showed, and whose line of keys that is. */
export type ApiCaller = {
  keyId: string
  lineId: string
  system: string
  scopes: readonly string[]
  expiresAt: Date
}

/**
 * Who shows this key; throws AppError `api_key_invalid`, in the same words for every key that does not work: unknown,
 * cut off, expired, revoked. `called_too_often` above the limit of a minute.
 */
export async function checkApiKey(core: Core, { given }: { given: string }): Promise<ApiCaller> {
  const now = core.clock.now()
  const text = readKey(given)
  const [row] = text
    ? await core.db.select().from(apiKeys).where(eq(apiKeys.handle, text.handle))
    : []
  const hash = core.vault.hash('api_key', text?.secret ?? '')
  // compared whether or not there is such a key: how long the answer takes tells nothing
  const isRight = core.vault.sameHash(hash, row?.secretHash ?? core.vault.hash('api_key', 'none'))
  if (!row || !isRight || !works(row, now)) throw new AppError('api_key_invalid')
  await countCall(core, row.id, now)
  const { id: keyId, lineId, system, scopes, expiresAt } = row
  return { keyId, lineId, system, scopes, expiresAt }
}

async function countCall(core: Core, keyId: string, now: Date): Promise<void> {
  const minute = minuteOf(now)
  const [row] = await core.db
    .insert(apiKeyCalls)
    .values({ keyId, minute, calls: 1 })
    .onConflictDoUpdate({
      target: apiKeyCalls.keyId,
      set: {
        minute: sql`excluded.minute`,
        calls: sql`case when ${apiKeyCalls.minute} = excluded.minute then ${apiKeyCalls.calls} + 1 else 1 end`,
      },
    })
    .returning({ calls: apiKeyCalls.calls })
  if ((row?.calls ?? 0) > CALLS_A_MINUTE)
    throw new AppError('called_too_often', { retryAt: addMilliseconds(minute, MINUTE) })
}
