import { sql } from 'drizzle-orm'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'

const BATCH = 500
/** A number that somebody typed may still become a contact, for as long as look-ups are kept. */
const TYPED_FOR = 2 * DAY

/**
 * Forgets numbers that are nobody's any more: no contact's, no employee's, of no staged roster. Of one that said stop the
 * keyed hash and when it said so stay, so that it is never written to again (design §9). Returns how many.
 */
export async function purgeNumbers(core: Core): Promise<number> {
  const before = addMilliseconds(core.clock.now(), -TYPED_FOR).toISOString()
  let purged = 0
  for (;;) {
    const result = await core.db.execute(sql`
      with due as materialized (
        select n.phone_hash from numbers n
        where (n.checked_at is null or n.checked_at <= ${before})
          and (n.stopped_at is null or n.status is not null or n.carrier is not null or n.reassigned is not null)
          and not exists (select 1 from contacts c where c.phone_hash = n.phone_hash)
          and not exists (select 1 from employee_numbers e where e.phone_hash = n.phone_hash)
          and not exists (select 1 from staged_contacts s where s.phone_hash = n.phone_hash)
        limit ${BATCH} for update skip locked),
      checks as (delete from number_checks k using due where k.phone_hash = due.phone_hash),
      kept as (
        update numbers n set status = null, carrier = null, province = null, city = null, checked_at = null,
          reassigned = null, reassigned_since = null, reassigned_checked_at = null
        from due where n.phone_hash = due.phone_hash and n.stopped_at is not null),
      gone as (delete from numbers n using due where n.phone_hash = due.phone_hash and n.stopped_at is null)
      select phone_hash from due`)
    const { length } = rowsOf(result)
    purged += length
    if (length < BATCH) return purged
  }
}
