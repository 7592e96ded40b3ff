import { sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'

/** Who works the alerts of a department (design §8). */
export type Owners = {
  /** May this person go on owning alerts of this department? */
  keeps(ownerId: string, departmentId: string | null): boolean
  /** Who owns the next one; null: nobody is there. Counts it as theirs. */
  next(departmentId: string | null): string | null
}

export type OwnerFacts = {
  /** Live grants of people who have not left, the earliest first; `departmentId` of `hr` only. */
  grants: readonly { employeeId: string; role: 'hr' | 'hr_lead'; departmentId: string | null }[]
  /** Parents of the departments in question and of all above them. */
  parents: ReadonlyMap<string, string | null>
  /** Of the setting `fallbackHr`, in its order, those who still have a role in HR. */
  fallback: readonly string[]
  /** Open alerts per owner. */
  open: ReadonlyMap<string, number>
}

/**
 * The HR specialist of the nearest department upward, of several the one with the fewest open alerts, then the
 * earliest grant; else the setting's list; else an HR lead; else nobody. Pure.
 */
export function chooseOwners({ grants, parents, fallback, open }: OwnerFacts): Owners {
  const load = new Map(open)
  const leads = grants.filter(({ role }) => role === 'hr_lead').map(({ employeeId }) => employeeId)
  const stands = new Set([...fallback, ...leads])

  function specialistsOf(departmentId: string): string[] {
    return grants
      .filter((grant) => grant.role === 'hr' && grant.departmentId === departmentId)
      .map(({ employeeId }) => employeeId)
  }
  function fewest(people: readonly string[]): string | null {
    const loadOf = (person: string) => load.get(person) ?? 0
    return people.reduce<string | null>(
      (best, person) => (best === null || loadOf(person) < loadOf(best) ? person : best),
      null,
    )
  }
  function candidates(departmentId: string | null): readonly string[] {
    for (const id of upward(parents, departmentId)) {
      const specialists = specialistsOf(id)
      if (specialists.length > 0) return specialists
    }
    return fallback.length > 0 ? fallback : leads
  }
  return {
    keeps(ownerId, departmentId) {
      if (stands.has(ownerId)) return true
      return upward(parents, departmentId).some((id) => specialistsOf(id).includes(ownerId))
    },
    next(departmentId) {
      const owner = fewest(candidates(departmentId))
      if (owner) load.set(owner, (load.get(owner) ?? 0) + 1)
      return owner
    },
  }
}

/** A department and all above it; a circle, which no directory should have, ends. */
function upward(parents: OwnerFacts['parents'], departmentId: string | null): string[] {
  const chain: string[] = []
  for (let id = departmentId; id && !chain.includes(id); id = parents.get(id) ?? null)
    chain.push(id)
  return chain
}

/** Reads who owns alerts of these departments. */
export async function readOwners(
  q: Queryable,
  departmentIds: readonly string[],
  fallbackUserids: readonly string[],
): Promise<Owners> {
  const grants = rowsOf<{
    employeeId: string
    userid: string | null
    role: 'hr' | 'hr_lead'
    departmentId: string | null
  }>(
    await q.execute(sql`
      select g.employee_id as "employeeId", e.userid, g.role, g.department_id as "departmentId"
      from role_grants g join employees e on e.id = g.employee_id
      where g.role in ('hr', 'hr_lead') and g.ended_at is null and e.status <> 'left'
      order by g.granted_at, g.id`),
  )
  const parents = rowsOf<{ id: string; parentId: string | null }>(
    await q.execute(sql`
      with recursive up as (
        select id, parent_id from departments where id = any(${arrayOf(departmentIds)}::text[])
        union select d.id, d.parent_id from departments d join up on d.id = up.parent_id)
      select id, parent_id as "parentId" from up`),
  )
  const open = rowsOf<{ ownerId: string; open: number }>(
    await q.execute(sql`
      select owner_id as "ownerId", count(*)::int as open from alerts
      where state in ('open', 'in_follow_up')
        and owner_id = any(${arrayOf([...new Set(grants.map(({ employeeId }) => employeeId))])}::text[])
      group by owner_id`),
  )
  const fallback = fallbackUserids.flatMap(
    (userid) => grants.find((grant) => grant.userid === userid)?.employeeId ?? [],
  )
  return chooseOwners({
    grants,
    fallback: [...new Set(fallback)],
    parents: new Map(parents.map(({ id, parentId }) => [id, parentId])),
    open: new Map(open.map((row) => [row.ownerId, row.open])),
  })
}
