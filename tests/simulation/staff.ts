import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { recordPress } from '../../api/_src/features/delivery/record-press.ts'
import { MINUTE } from '../../api/_src/kernel/clock.ts'
import { newId } from '../../api/_src/kernel/ids.ts'
import { announce } from '../../api/_src/kernel/outbox.ts'
import { followUpOutcomes } from '../../shared/alert.ts'
import type { World } from '../support/world.ts'
import type { Dice } from './dice.ts'
import { wait } from './drains.ts'
import { ask } from './invariants.ts'
import type { Memory, Step } from './memory.ts'

type OpenAlert = { id: string; contactId: string | null; userid: string | null }

/** A call of somebody at the desk; nothing where WeCom is held to be down and nobody gets in. */
export async function callAs(
  world: World,
  memory: Memory,
  { userid, path, body }: { userid: string; path: string; body?: unknown },
  key: string = randomUUID(),
): Promise<void> {
  const client = await world.loginAs(userid).catch(() => null)
  const answer = await client?.call('POST', path, body, { 'idempotency-key': key })
  if (answer && answer.status >= 500)
    memory.breaches.push({ rule: 2, what: `${answer.status} of ${path}` })
}

/** The HR lead, who keeps the role through the story. */
export function leadOf(world: World): string {
  return world.company.employees.find(({ roles }) => roles.includes('hr_lead'))?.userid ?? ''
}

async function someAlert(world: World, dice: Dice): Promise<OpenAlert | null> {
  const open = await ask<OpenAlert>(
    world,
    sql`select a.id, a.contact_id as "contactId", e.userid from alerts a
      left join employees e on e.id = a.owner_id
      where a.state in ('open', 'in_follow_up') order by a.opened_at, a.id`,
  )
  return open.length > 0 ? dice.pick(open) : null
}

/** HR looks at the number, rings, and says what came of it: sometimes without having looked, sometimes two at once. */
const followUp: Step = async (world, memory, dice) => {
  const alert = await someAlert(world, dice)
  if (!alert) return
  const people = [alert.userid ?? leadOf(world), ...(dice.chance(0.2) ? [leadOf(world)] : [])]
  const outcome = dice.pick(alert.contactId ? followUpOutcomes : (['no_answer'] as const))
  const body = { channel: dice.pick(['phone', 'phone', 'in_person']), outcome }
  const [seen, key] = [dice.chance(0.7), randomUUID()]
  await Promise.all(
    people.map(async (userid) => {
      if (alert.contactId && seen) {
        const path = `/api/desk/contacts/${alert.contactId}/reveal`
        await callAs(world, memory, { userid, path, body: { reason: '跟进预警' } })
      }
      const path = `/api/desk/alerts/${alert.id}/follow-ups`
      // the same press twice is one follow-up
      for (let press = dice.chance(0.2) ? 2 : 1; press > 0; press--)
        await callAs(world, memory, { userid, path, body }, key)
    }),
  )
}

/** A button of a card that somebody has, also a settled one or an old one: once, twice, or by the HR lead at once. */
const pressSomeCard: Step = async (world, memory, dice) => {
  const cards = await ask<{ taskId: string; userid: string; kind: string }>(
    world,
    sql`select d.task_id as "taskId", e.userid, d.kind from deliveries d
      join employees e on e.id = d.recipient_id
      where d.task_id is not null and e.userid is not null order by d.created_at desc, d.id limit 12`,
  )
  if (cards.length === 0) return
  const { taskId, userid, kind } = dice.pick(cards)
  const key = dice.pick(kind === 'approval' ? ['approve', 'refuse'] : ['reached', 'dead'])
  const presses = dice.chance(0.3) ? [key, key] : [key]
  await Promise.all(
    presses.map(async (button) => {
      const answer = await world.sandbox.control.request('/wecom/presses', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ taskId, userid, key: button }),
      })
      const said = answer.status === 201 && ((await answer.json()) as { answered: boolean })
      if (said && !said.answered) memory.breaches.push({ rule: 2, what: 'a press unanswered' })
    }),
  )
  if (dice.chance(0.3)) {
    const lead = { key: randomUUID(), taskId, userid: leadOf(world), buttonKey: key }
    await recordPress(world.context, { ...lead, responseCode: null })
  }
}

/** WeCom pushes an old press once more. */
const pushAgain: Step = async (world, _memory, dice) => {
  const presses = await ask<{ key: string; taskId: string; userid: string; buttonKey: string }>(
    world,
    sql`select key, task_id as "taskId", userid, button_key as "buttonKey" from card_presses order by key`,
  )
  if (presses.length === 0) return
  await recordPress(world.context, { ...dice.pick(presses), responseCode: null })
}

/** 撤回, in time or too late, before or after what was found out had its effect, sometimes twice at once. */
const takeBack: Step = async (world, memory, dice) => {
  const [last] = await ask<{ id: string; userid: string }>(
    world,
    sql`select f.id, e.userid from follow_ups f join employees e on e.id = f.actor_id
      order by f.at desc, f.id desc limit 1`,
  )
  if (!last) return
  if (dice.chance(0.5)) await world.settle()
  if (dice.chance(0.5)) await wait(world, dice.pick([MINUTE, 9 * MINUTE, 10 * MINUTE]))
  const undo = { userid: last.userid, path: `/api/desk/follow-ups/${last.id}/undo` }
  await Promise.all(
    (dice.chance(0.2) ? [undo, undo] : [undo]).map((one) => callAs(world, memory, one)),
  )
}

/** Found out and taken back before anything else happens. */
const slip: Step = async (world, memory, dice) => {
  await followUp(world, memory, dice)
  await takeBack(world, memory, dice)
}

/** An HR specialist loses the role, or has it again; the HR lead stays. */
const changeHands: Step = async (world, _memory, dice) => {
  const grants = await ask<{ employeeId: string; departmentId: string; live: boolean }>(
    world,
    sql`select employee_id as "employeeId", department_id as "departmentId",
        bool_or(ended_at is null) as live from role_grants
      where role = 'hr' group by 1, 2 order by 1, 2`,
  )
  if (grants.length === 0) return
  const { employeeId, departmentId, live } = dice.pick(grants)
  const now = world.clock.now()
  await world.context.db.transaction(async (tx) => {
    if (live)
      await tx.execute(sql`update role_grants set ended_at = ${now.toISOString()}
        where employee_id = ${employeeId} and department_id = ${departmentId} and ended_at is null`)
    else
      await tx.execute(sql`insert into role_grants (id, employee_id, role, department_id, granted_at)
        values (${newId('grant', now)}, ${employeeId}, 'hr', ${departmentId}, ${now.toISOString()})`)
    await announce(tx, now, 'role.changed', { employeeId })
  })
}

/** What HR does about its alerts. */
export const staff: readonly [weight: number, step: Step][] = [
  [5, followUp],
  [4, pressSomeCard],
  [2, pushAgain],
  [2, takeBack],
  [2, slip],
  [1, changeHands],
]
