import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import type { Dashboard } from '../../../../shared/dashboard.ts'
import { placeWords } from '../../../../shared/place-words.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { inPlaces, type Places } from './dashboard-places.ts'

type Row = {
  departmentId: string | null
  department: string | null
  site: string
  employees: number
  covered: number
  wanted: number
  uncovered: number
  noNearRelative: number
}
type Place = Dashboard['sites'][number]

/** A screen's worth; the worst are what somebody acts on. */
const MOST_DEPARTMENTS = 100

/** Coverage of the employees who are there, by site and department, those that lack most first. */
export async function countPeople(
  db: Queryable,
  places: Places,
  { must, wanted }: { must: number; wanted: number },
): Promise<Pick<Dashboard, 'coverage' | 'sites' | 'departments'>> {
  const result = await db.execute(sql`
    with counted as (
      select e.department_id, e.site, count(*)::int as employees,
        count(*) filter (where v.counts >= ${must})::int as covered,
        count(*) filter (where v.counts >= ${wanted})::int as wanted,
        count(*) filter (where coalesce(v.counts, 0) = 0)::int as uncovered,
        count(*) filter (where not coalesce(v.near_relative, false))::int as distant
      from employees e left join coverages v on v.employee_id = e.id
      where e.status <> 'left' and ${inPlaces(places, sql`e.department_id`)}
      group by e.department_id, e.site)
    select c.department_id as "departmentId", d.name as department, c.site, c.employees, c.covered, c.wanted,
      c.uncovered, c.distant as "noNearRelative"
    from counted c left join departments d on d.id = c.department_id`)
  const rows = rowsOf<Row>(result)
  const add = (key: 'employees' | 'covered' | 'wanted' | 'uncovered' | 'noNearRelative') =>
    rows.reduce((sum, row) => sum + row[key], 0)
  return {
    coverage: {
      employees: add('employees'),
      covered: add('covered'),
      wanted: add('wanted'),
      uncovered: add('uncovered'),
      noNearRelative: add('noNearRelative'),
      must,
      wantedContacts: wanted,
    },
    sites: worstFirst(addUp(rows, ({ site }) => ({ id: site, name: site }))),
    departments: worstFirst(addUp(rows, departmentOf)).slice(0, MOST_DEPARTMENTS),
  }
}

function departmentOf({
  departmentId,
  department,
  site,
}: Row): { id: string; name: string } | null {
  return departmentId && department
    ? { id: departmentId, name: placeWords({ site, department }) }
    : null
}

function addUp(
  rows: readonly Row[],
  placeOf: (row: Row) => { id: string; name: string } | null,
): Place[] {
  const places = new Map<string, Place>()
  for (const row of rows) {
    const place = placeOf(row)
    if (!place) continue
    const { covered, employees } = places.get(place.id) ?? { covered: 0, employees: 0 }
    places.set(place.id, {
      ...place,
      covered: covered + row.covered,
      employees: employees + row.employees,
    })
  }
  return [...places.values()]
}

function worstFirst(places: readonly Place[]): Place[] {
  const share = ({ covered, employees }: Place) => covered / Math.max(employees, 1)
  return [...places].sort((a, b) => share(a) - share(b) || b.employees - a.employees)
}
