import { sql } from 'drizzle-orm'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'
import { loadReadName } from './name-parts.ts'
import { TERMS_VERSION, termsOf } from './terms.ts'

const BATCH = 500
/** One job does so many batches and announces the rest: no lease runs out under it. */
const BATCHES = 8

/**
 * Makes the search terms of everybody whose name or number differs from what their terms were made of, and
 * drops those of people who left. May run twice or at once with itself. Goes through the company by id, from
 * `afterId` on, and announces `employees.changed` for what is left. Gives back how many were made.
 */
export async function syncEmployeeTerms(
  core: Core,
  { afterId }: { afterId: string },
): Promise<number> {
  if (afterId === '') await dropLeavers(core)
  let made = 0
  let after = afterId
  for (let batch = 0; batch < BATCHES; batch++) {
    const changed = await findChanged(core, after)
    const last = changed.at(-1)
    if (!last) return made
    await writeTerms(core, changed)
    made += changed.length
    after = last.id
    if (changed.length < BATCH) return made
  }
  await announce(core.db, core.clock.now(), 'employees.changed', { afterId: after })
  return made
}

type Changed = { id: string; name: string; employeeNo: string; source: string }

async function findChanged(core: Core, afterId: string): Promise<Changed[]> {
  const source = sql`${TERMS_VERSION}::text || '|' || e.employee_no || '|' || e.name`
  const result = await core.db.execute(sql`
    select e.id, e.name, e.employee_no as "employeeNo", ${source} as source
    from employees e left join employee_term_sources s on s.employee_id = e.id
    where e.id > ${afterId} and e.status <> 'left' and s.source is distinct from ${source}
    order by e.id limit ${BATCH}`)
  return rowsOf<Changed>(result)
}

async function writeTerms(core: Core, changed: readonly Changed[]): Promise<void> {
  const readName = await loadReadName()
  const terms = changed.flatMap(({ id, name, employeeNo }) =>
    termsOf({ parts: readName(name), employeeNo }).map((term) => ({ id, term })),
  )
  const ids = arrayOf(changed.map(({ id }) => id))
  await inTransaction(core, async ({ tx }) => {
    // the sources first: whoever does the same at once waits here and then sees these terms
    await tx.execute(sql`
      insert into employee_term_sources (employee_id, source)
      select * from unnest(${ids}::text[], ${arrayOf(changed.map((one) => one.source))}::text[])
      on conflict (employee_id) do update set source = excluded.source`)
    await tx.execute(sql`delete from employee_terms where employee_id = any(${ids}::text[])`)
    await tx.execute(sql`
      insert into employee_terms (employee_id, term)
      select * from unnest(${arrayOf(terms.map(({ id }) => id))}::text[],
        ${arrayOf(terms.map(({ term }) => term))}::text[])
      on conflict do nothing`)
  })
}

async function dropLeavers(core: Core): Promise<void> {
  await core.db.execute(sql`
    with gone as (
      delete from employee_term_sources s
      where not exists (select 1 from employees e where e.id = s.employee_id and e.status <> 'left')
      returning s.employee_id)
    delete from employee_terms t using gone where t.employee_id = gone.employee_id`)
}
