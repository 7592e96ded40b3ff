import { sql } from 'drizzle-orm'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce, announcing } from '../../kernel/outbox.ts'
import { isOfPair } from '../../kernel/purged-hash.ts'
import { rowsOf } from '../../kernel/rows.ts'

const PAGE = 500

/**
 * Makes contacts of one page of staged ones and plans the next page: 开始询问 of a whole company never holds
 * one long transaction. A number that the employee already named, removed, or that said no is left alone; an own number becomes a
 * contact that is never asked (design §9). Running a page twice adds nothing.
 */
export async function importContacts(
  core: Core,
  input: { importId: string; afterId: number },
): Promise<void> {
  await inTransaction(core, async (t) => {
    const at = t.now.toISOString()
    const result = await t.tx.execute(sql`
      with page as materialized (
        select s.*, 'con_' || substr(md5(s.import_id || s.id), 1, 26) as contact_id from staged_contacts s
        join employees e on e.id = s.employee_id and e.status <> 'left'
        where s.import_id = ${input.importId} and s.id > ${input.afterId} and not exists (
          select 1 from contacts c where c.employee_id = s.employee_id
            and ${isOfPair(sql`c.phone_hash`, sql`s.employee_id`, sql`s.phone_hash`)}
            and (c.cause in ('declined', 'wrong_person', 'withdrew') or exists (
              select 1 from contact_history h where h.contact_id = c.id and h.event = 'removed')))
        order by s.id limit ${PAGE}),
      made as (
        insert into contacts (id, employee_id, name_sealed, relation, phone_sealed, phone_hash, channel, position,
          state, shared, source, created_at, updated_at)
        select contact_id, employee_id, name_sealed, relation, phone_sealed, phone_hash, 'mobile',
          case when not exists (select 1 from contacts c where c.employee_id = page.employee_id
            and (c.position = page.position or c.phone_hash = page.phone_hash)) then page.position end,
          'pending', own_number, 'import', ${at}, ${at}
        from page order by id on conflict do nothing
        returning id, employee_id, relation, position, shared),
      told as (
        insert into contact_history (contact_id, employee_id, event, actor, after, at)
        select id, employee_id, 'imported', 'system',
          jsonb_build_object('state', 'pending', 'relation', relation, 'order', position), ${at} from made),
      touched as (${announcing('contact.touched', t.now, sql`jsonb_build_object('contactId', id)`)} from made),
      asked as (
        insert into jobs (lane, event, payload, run_at)
        select 'number', 'contact.submitted', jsonb_build_object('contactId', id), ${at} from made where not shared)
      select max(id) as last, count(*)::int as size from page`)
    const [page] = rowsOf<{ last: number | string | null; size: number }>(result)
    if (page?.last && page.size === PAGE)
      await announce(t.tx, t.now, 'import.started', {
        importId: input.importId,
        afterId: Number(page.last),
      })
  })
}
