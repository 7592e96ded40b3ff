import { type SQL, sql } from 'drizzle-orm'
import { arrayOf } from '../../kernel/rows.ts'
import { BACKWARDS, backwards, INNER } from './terms.ts'

/** How much of one source is read: of a single letter it is enough to choose from, several words must all be known. */
const MOST_ALONE = 500
const MOST_TOGETHER = 20_000
/** How many of the caller's own people are looked through where a word fits too many. */
const MOST_OWN = 5000

/** Sorts behind everything that begins with the word. */
const END = '\u{10FFFF}'

/**
 * Who fits one word, as rows of employee_id, class (0 exact, 1 prefix, 2 the rest) and bit. Ranges, not LIKE:
 * they use the index whatever is planned when, and know no wildcard.
 */
export function matchesOf(
  word: string,
  { bit, alone, named }: { bit: number; alone: boolean; named: SQL | null },
): SQL {
  const most = alone ? MOST_ALONE : MOST_TOGETHER
  const from = (lead: string, rest: string, rank: number) => sql`
    (select employee_id, ${rank}::int as class, ${bit}::int as bit from employee_terms
     where ${begins(sql`term`, lead + rest)} limit ${most})`
  const parts = [
    sql`(select employee_id, 0 as class, ${bit}::int as bit from employee_terms
     where term = ${word} limit ${most})`,
    from('', word, 1),
  ]
  // one letter is the beginning of a name, not of every syllable
  if (!/^[a-z]$/.test(word)) parts.push(from(INNER, word, 2))
  if (/\d{2}$/.test(word)) parts.push(from(BACKWARDS, backwards(word), 2))
  if (named)
    parts.push(sql`
    (select e.id, 2 as class, ${bit}::int as bit
     from ${named} department
     cross join lateral (
       select id from employees where department_id = department.id and status <> 'left') e
     limit ${most})`)
  return sql.join(parts, sql` union all `)
}

/** The caller's own people, as a query `own` of id and department. */
export function ownPeople(departmentIds: readonly string[]): SQL {
  return sql`own as materialized (
    select e.id, e.department_id
    from unnest(${arrayOf(departmentIds)}::text[]) as department (id)
    cross join lateral (
      select id, department_id from employees
      where department_id = department.id and status <> 'left') e
    limit ${MOST_OWN})`
}

/** Which of `own` fit a word that fits more people than are read, by the beginning of their name or number. */
export function ownMatchesOf(word: string, named: SQL): SQL {
  const begun = sql`select employee_id from employee_terms where ${begins(sql`term`, word)}`
  return sql`
    (select employee_id, 1 as class, 1 as bit from (${begun} limit ${MOST_TOGETHER}) begun
     where employee_id in (select id from own)
       and ${MOST_ALONE}::int <= (select count(*) from (${begun} limit ${MOST_ALONE}) many))
    union all
    (select id, 2 as class, 1 as bit from own where department_id in (select id from ${named}))`
}

function begins(term: SQL, prefix: string): SQL {
  return sql`${term} ~>=~ ${prefix} and ${term} ~<~ ${prefix + END}`
}

/** The departments whose name or site holds the word, with all below them, as a recursive query `name`. */
export function departmentsNamed(name: SQL, word: string): SQL {
  return sql`${name} as (
    select id from departments
    where strpos(lower(normalize(name, NFKC)), ${word}) > 0
      or strpos(lower(normalize(site, NFKC)), ${word}) > 0
    union select below.id from departments below join ${name} above on below.parent_id = above.id)`
}
