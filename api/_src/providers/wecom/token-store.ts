import { sql } from 'drizzle-orm'
import type { Db } from '../../../../db/client.ts'
import { rowsOf, toBuffer } from '../../kernel/rows.ts'
import type { Vault } from '../../kernel/vault.ts'

/** What the instances share about one token. Times are the database's: they compare on one clock. */
export type SharedToken = {
  token: string | null
  /** Milliseconds of life left; 0 or less: expired or unknown. */
  lifeMs: number
  /** Milliseconds that the instance which is fetching (or a refusal) keeps the others away. */
  reservedMs: number
}

export type TokenStore = {
  read(): Promise<SharedToken>
  /** True for the one instance that may fetch a new token now. */
  reserve(forMs: number): Promise<boolean>
  save(token: string, lifeMs: number): Promise<void>
  /** Keeps every instance away, e.g. after a refused secret. */
  block(forMs: number): Promise<void>
}

type Row = { token_sealed: unknown; life: string | number | null; reserved: string | number | null }

const until = (milliseconds: number) =>
  sql`clock_timestamp() + ${Math.round(milliseconds)}::double precision * interval '1 millisecond'`
const msTo = (column: string) =>
  sql.raw(`extract(epoch from ${column} - clock_timestamp())::double precision * 1000`)

/** One row of `provider_tokens`; the token is sealed. */
export function createTokenStore(db: Db, vault: Vault, name: string): TokenStore {
  return {
    async read() {
      const result = await db.execute(sql`
        select token_sealed, ${msTo('expires_at')} as life, ${msTo('refreshing_until')} as reserved
        from provider_tokens where name = ${name}`)
      const [row] = rowsOf<Row>(result)
      const sealed = row?.token_sealed ?? null
      return {
        token: sealed === null ? null : vault.open('token', toBuffer(sealed)),
        lifeMs: Number(row?.life ?? 0),
        reservedMs: Math.max(0, Number(row?.reserved ?? 0)),
      }
    },
    async reserve(forMs) {
      const result = await db.execute(sql`
        insert into provider_tokens as t (name, refreshing_until) values (${name}, ${until(forMs)})
        on conflict (name) do update set refreshing_until = excluded.refreshing_until
        where t.refreshing_until is null or t.refreshing_until <= clock_timestamp()
        returning 1`)
      return rowsOf(result).length > 0
    },
    async save(token, lifeMs) {
      await db.execute(sql`
        update provider_tokens set token_sealed = ${vault.seal('token', token)},
          expires_at = ${until(lifeMs)}, refreshing_until = null where name = ${name}`)
    },
    async block(forMs) {
      await db.execute(sql`
        update provider_tokens set refreshing_until = ${until(forMs)} where name = ${name}`)
    },
  }
}
