import { sql } from 'drizzle-orm'
import { decide } from '../support/decide-changes.ts'
import type { World } from '../support/world.ts'
import type { Breach } from './invariants.ts'
import { ask } from './invariants.ts'
import type { Step } from './memory.ts'

type Waiting = { id: string; userid: string | null }

/** A manager, or the HR lead where it is with HR, decides one of the replacements that wait, sometimes twice at once. */
export const decideSomething: Step = async (world, memory, dice) => {
  const waiting = await ask<Waiting>(
    world,
    sql`select r.id, e.userid from change_requests r left join employees e on e.id = r.decider_id
      where r.state in ('with_manager', 'with_hr') order by r.requested_at, r.id`,
  )
  if (waiting.length === 0) return
  const { id, userid } = dice.pick(waiting)
  const lead = world.company.employees.find(({ roles }) => roles.includes('hr_lead'))?.userid ?? ''
  // while WeCom is held to be down nobody gets in
  const client = await world.loginAs(userid ?? lead).catch(() => null)
  if (!client) return
  const approve = dice.chance(0.7)
  const presses = dice.chance(0.2) ? [approve, !approve] : [approve]
  const answers = await Promise.all(presses.map((press) => decide(client, id, { approve: press })))
  for (const { status } of answers)
    if (status >= 500) memory.breaches.push({ rule: 2, what: `${status} of a decision` })
}

/** §4.1 and §8: in service nothing that was proven is retired for another contact before somebody agreed. */
export async function nothingProvenRetiredUnasked(world: World): Promise<Breach[]> {
  const rows = await ask<{ contact_id: string }>(
    world,
    sql`select h.contact_id from contact_history h
      where h.event = 'replaced' and h.before ->> 'state' in ('valid', 'due') and not exists (
        select 1 from change_requests r where r.replaces_id = h.contact_id and r.state = 'approved')`,
  )
  return rows.map(({ contact_id }) => `retired unasked: ${contact_id}`)
}

/** Nobody is asked about a contact that ended; and what was decided stands on the record. */
export async function decisionsAreFollowed(world: World): Promise<Breach[]> {
  const rows = await ask<{ what: string }>(
    world,
    sql`select 'moot and still asked: ' || r.id as what from change_requests r
        join contacts c on c.id in (r.contact_id, r.replaces_id)
        where r.state in ('with_manager', 'with_hr') and c.state in ('invalid', 'retired')
      union all select 'refused and still waiting: ' || r.id from change_requests r
        join contacts c on c.id = r.contact_id and c.replaces_id = r.replaces_id
        where r.state = 'refused' and c.state not in ('invalid', 'retired')
      union all select 'waits for nobody: ' || r.id from change_requests r
        join employees e on e.id = r.decider_id
        where r.state = 'with_manager' and e.status = 'left'`,
  )
  return rows.map(({ what }) => what)
}
