import { type SQL, sql } from 'drizzle-orm'
import { shanghaiDate } from '../../kernel/clock.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { announce, announcing } from '../../kernel/outbox.ts'
import { isUnpurged, pairHash } from '../../kernel/purged-hash.ts'
import { rowsOf } from '../../kernel/rows.ts'

/** One transaction does so many; of a batch that dies nothing is half done. */
const BATCH = 200

/**
 * Deletes name and number of every contact that ended by `before`: retired (removed, replaced, employee left), declined,
 * withdrawn or a stranger's, and drafts that nobody took up again (design §9). What stays are ids, codes and times. Who is
 * still shown as invalid is retired with it. May be stopped and run again, and at once with itself. Announces
 * `contacts.purged`, and `contact.touched` for whoever was compared with the number. Returns how many.
 */
export async function purgeContacts(core: Core, { before }: { before: Date }): Promise<number> {
  let purged = 0
  for (;;) {
    const ids = await inTransaction(core, (t) => purgeBatch(t, before))
    purged += ids.length
    if (ids.length < BATCH) return purged
  }
}

async function purgeBatch(t: TxCore, before: Date): Promise<string[]> {
  const at = sql`${t.now.toISOString()}::timestamptz`
  const [noName, noPhone] = [t.vault.seal('name', ''), t.vault.seal('phone', '')]
  const result = await t.tx.execute(sql`
    with due as materialized (
      select c.id, c.employee_id, c.phone_hash, c.state, c.position from contacts c
      where c.purged_at is null and ${hasEnded(before)} order by c.updated_at limit ${BATCH} for update skip locked),
    namesakes as (
      select o.id from contacts o where o.state not in ('invalid', 'retired')
        and o.phone_hash in (select phone_hash from due) and o.id not in (select id from due)),
    wiped as (
      update contacts c set name_sealed = ${noName}, phone_sealed = ${noPhone}, position = null, state = 'retired',
        phone_hash = ${pairHash(sql`c.employee_id`, sql`c.phone_hash`)},
        retired_at = coalesce(c.retired_at, ${at}), purged_at = ${at}, updated_at = ${at}
      from due where c.id = due.id and ${isUnpurged(sql`c.phone_hash`)} returning c.id),
    told as (
      insert into contact_history (contact_id, employee_id, event, actor, before, after, at)
      select id, employee_id, 'purged', 'system', jsonb_build_object('state', state, 'order', position),
        jsonb_build_object('state', 'retired', 'order', null), ${at} from due),
    names as (delete from contact_history_values v using due where v.contact_id = due.id),
    keys as (delete from idempotency_keys k using due where k.employee_id = due.employee_id and k.contact_id = due.id),
    refusals as (
      delete from vacant_refusals r using due
      where r.employee_id = due.employee_id and r.phone_hash = due.phone_hash and r.last_at <= ${before.toISOString()}),
    retired as (${announcing('contact.retired', t.now, sql`jsonb_build_object('contactId', id)`)} from due
      where state <> 'retired'),
    touched as (${announcing('contact.touched', t.now, sql`jsonb_build_object('contactId', id)`)}
      from (select id from due where state <> 'retired' union select id from namesakes) known)
    select id from due`)
  const ids = rowsOf<{ id: string }>(result).map(({ id }) => id)
  if (ids.length > 0) await announce(t.tx, t.now, 'contacts.purged', { contactIds: ids })
  return ids
}

/** Whose number is dead or has another owner stays while the employee is here: they have to correct it. */
function hasEnded(before: Date): SQL {
  const limit = sql`${before.toISOString()}::timestamptz`
  return sql`c.state in ('draft', 'invalid', 'retired') and (exists (
    select 1 from employees e where e.id = c.employee_id and e.status = 'left' and e.left_on <= ${shanghaiDate(before)}::date
  ) or case c.state
    when 'retired' then coalesce(c.retired_at, c.updated_at) <= ${limit}
    when 'draft' then c.draft_until is null and c.updated_at <= ${limit}
    else c.cause in ('declined', 'wrong_person', 'withdrew') and coalesce((
      select max(h.at) from contact_history h
      where h.contact_id = c.id and h.event in ('declined', 'withdrew', 'found_wrong')), c.updated_at) <= ${limit}
    end)`
}
