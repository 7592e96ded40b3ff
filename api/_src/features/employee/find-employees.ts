import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { FoundEmployee } from '../../../../shared/emergency.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { inScope, type Scope } from '../../kernel/scope.ts'
import { departmentsNamed, matchesOf, ownMatchesOf, ownPeople } from './search-statement.ts'
import { wordsOf } from './search-text.ts'

const MOST_FOUND = 20

/**
 * Employees by name, part of it, pinyin, initials, number or department, all words together; exact before
 * prefix before the rest, the caller's own departments first in each. Nobody who left. One statement,
 * whatever is typed (design §10).
 */
export async function findEmployees(
  db: Queryable,
  search: { query: string; own: Scope },
): Promise<FoundEmployee[]> {
  const words = wordsOf(search.query)
  if (words.length === 0) return []
  const { own } = search
  const mine = sql`coalesce(${inScope(own, sql`e.department_id`)}, false)`
  const all = (1 << words.length) - 1
  const joined = words.length > 1 ? words.join('') : null
  const named = words.map((_, at) => sql.raw(`named${at}`))
  const sources = words.map((word, at) =>
    matchesOf(word, { bit: 1 << at, alone: !joined, named: named[at] ?? null }),
  )
  // `li si` is also `lisi`
  if (joined) sources.push(matchesOf(joined, { bit: all + 1, alone: false, named: null }))
  const queries = named.map((name, at) => departmentsNamed(name, words[at] ?? ''))
  if (!joined && !own.all && named[0]) {
    queries.push(ownPeople(own.departmentIds))
    sources.push(ownMatchesOf(words[0] ?? '', named[0]))
  }
  const result = await db.execute(sql`
    with recursive ${sql.join(queries, sql`, `)},
    matched as (
      select employee_id, min(class) as class
      from (${sql.join(sources, sql` union all `)}) as one
      group by employee_id
      having bit_or(bit) & ${all}::int = ${all}::int or bit_or(bit) > ${all}::int),
    best as (
      select e.id, e.name, e.employee_no, e.department_id, e.site, m.class, not (${mine}) as breaks_glass
      from matched m join employees e on e.id = m.employee_id and e.status <> 'left'
      order by m.class, breaks_glass, length(e.name), e.name, e.employee_no limit ${MOST_FOUND})
    select b.id, b.name, b.employee_no as "employeeNo", d.name as department, b.site,
      b.breaks_glass as "breaksGlass"
    from best b left join departments d on d.id = b.department_id
    order by b.class, b.breaks_glass, length(b.name), b.name, b.employee_no`)
  return rowsOf<FoundEmployee>(result)
}
