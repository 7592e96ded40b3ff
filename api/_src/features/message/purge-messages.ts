import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { isUnpurged, pairHash } from '../../kernel/pair-hash.ts'
import { arrayOf } from '../../kernel/rows.ts'

/** Messages to purged contacts forget where they went; the pair's six a year go on counting them. Idempotent. */
export async function purgeMessages(
  core: Core,
  { contactIds }: { contactIds: readonly string[] },
): Promise<void> {
  await core.db.execute(sql`
    update messages set phone_hash = ${pairHash(sql`employee_id`, sql`phone_hash`)}
    where contact_id = any(${arrayOf(contactIds)}::text[]) and ${isUnpurged(sql`phone_hash`)}`)
}
