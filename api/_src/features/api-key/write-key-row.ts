import { apiKeys } from '../../../../db/schema/index.ts'
import type { ApiScope } from '../../../../shared/api-key.ts'
import type { TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { newKeyText, writeKey } from './api-key.ts'

type NewRow = {
  /** Null: a line of its own. */
  lineId: string | null
  system: string
  scopes: readonly ApiScope[]
  issuedBy: string
  expiresAt: Date
}

/** Makes a key and keeps its hash; the key itself exists in the answer alone. */
export async function writeKeyRow(
  t: TxCore,
  { lineId, scopes, ...row }: NewRow,
): Promise<{ id: string; handle: string; key: string }> {
  const text = newKeyText(t.random)
  const id = newId('apiKey', t.now)
  await t.tx.insert(apiKeys).values({
    ...row,
    id,
    lineId: lineId ?? id,
    handle: text.handle,
    secretHash: t.vault.hash('api_key', text.secret),
    scopes: [...scopes],
    issuedAt: t.now,
  })
  return { id, handle: text.handle, key: writeKey(text) }
}
