import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { isUnpurged, pastHash } from '../../kernel/purged-hash.ts'
import { arrayOf } from '../../kernel/rows.ts'

/** Messages to purged contacts forget the number; for a year the limits go on counting them. Idempotent. */
export async function purgeMessages(
  core: Core,
  { contactIds }: { contactIds: readonly string[] },
): Promise<void> {
  await core.db.execute(sql`
    update messages set phone_hash = ${pastHash(sql`phone_hash`)}
    where contact_id = any(${arrayOf(contactIds)}::text[]) and ${isUnpurged(sql`phone_hash`)}`)
}
