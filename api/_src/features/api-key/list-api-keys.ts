import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { ApiKeys, ApiKeyView } from '../../../../shared/api-key.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import { stateOf } from './api-key.ts'

type Row = {
  id: string
  system: string
  handle: string
  scopes: ApiKeyView['scopes']
  issuedBy: string | null
  issuedAt: unknown
  expiresAt: unknown
  replacedAt: unknown
  revokedAt: unknown
  lastUsedAt: unknown
}

/** How many of those that work no more are shown. */
const PAST = 50

/** Every key that works, and the last that did; never anything of a secret. */
export async function listApiKeys(core: Core): Promise<ApiKeys> {
  const now = core.clock.now()
  const rows = await select(core.db, sql`true`)
  const keys = rows.map((row) => viewOf(row, now))
  const isLive = ({ state }: ApiKeyView) => state === 'active' || state === 'replaced'
  return {
    keys: [...keys.filter(isLive), ...keys.filter((key) => !isLive(key)).slice(0, PAST)],
  }
}

/** One key as the administrator sees it. Throws AppError `not_found`. */
export async function getApiKey(db: Queryable, keyId: string, now: Date): Promise<ApiKeyView> {
  const [row] = await select(db, sql`k.id = ${keyId}`)
  if (!row) throw new AppError('not_found')
  return viewOf(row, now)
}

async function select(db: Queryable, which: SQL): Promise<Row[]> {
  return rowsOf<Row>(
    await db.execute(sql`
      select k.id, k.system, k.handle, to_jsonb(k.scopes) as scopes, e.name as "issuedBy",
        k.issued_at as "issuedAt", k.expires_at as "expiresAt", k.replaced_at as "replacedAt",
        k.revoked_at as "revokedAt", c.minute as "lastUsedAt"
      from api_keys k
      left join employees e on e.id = k.issued_by
      left join api_key_calls c on c.key_id = k.id
      where ${which} order by k.issued_at desc, k.id desc`),
  )
}

function viewOf(row: Row, now: Date): ApiKeyView {
  const expiresAt = toDate(row.expiresAt) ?? now
  const revokedAt = toDate(row.revokedAt)
  return {
    id: row.id,
    system: row.system,
    handle: `jlk_${row.handle}`,
    scopes: row.scopes,
    state: stateOf({ expiresAt, revokedAt, replacedAt: toDate(row.replacedAt) }, now),
    issuedBy: row.issuedBy ?? '已离开的同事',
    issuedAt: toDate(row.issuedAt)?.toISOString() ?? '',
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: toDate(row.lastUsedAt)?.toISOString() ?? null,
  }
}
