import { sql } from 'drizzle-orm'
import { MINUTE } from '../../api/_src/kernel/clock.ts'
import { wait } from './drains.ts'
import { ask } from './invariants.ts'
import { call, type Step } from './memory.ts'
import { contactAt, newlyAsked } from './newly-asked.ts'
import { callAs, leadOf } from './staff.ts'

/** While the question is open HR rings about a changed relation, says what came of it, and takes it back. */
export const mistaken: Step = async (world, memory, dice) => {
  const asked = await newlyAsked(world, memory, dice)
  const contact = asked && (await contactAt(world, memory, asked.person, asked.phone))
  if (!asked || !contact) return
  const path = `/api/contacts/${contact.id}`
  const body = { relation: contact.relation === '父亲' ? '母亲' : '父亲' }
  await call(world, memory, { person: asked.person, method: 'PATCH', path, body })
  await world.settle()
  const [alert] = await ask<{ id: string }>(
    world,
    sql`select id from alerts where contact_id = ${contact.id} and state in ('open', 'in_follow_up')`,
  )
  if (!alert) return
  const userid = leadOf(world)
  const outcome = dice.pick(['reached', 'wrong_person', 'number_dead', 'number_dead'])
  const followUps = `/api/desk/alerts/${alert.id}/follow-ups`
  // nobody has seen the number: who rang it?
  const unseen = { channel: 'phone', outcome: 'reached' }
  await callAs(world, memory, { userid, path: followUps, body: unseen })
  await callAs(world, memory, { userid, path: followUps, body: { channel: 'in_person', outcome } })
  if (dice.chance(0.8)) await world.settle()
  await wait(world, MINUTE)
  const [said] = await ask<{ id: string }>(
    world,
    sql`select id from follow_ups where alert_id = ${alert.id} order by at desc, id desc limit 1`,
  )
  if (said) await callAs(world, memory, { userid, path: `/api/desk/follow-ups/${said.id}/undo` })
  await world.settle()
}
