import { sql } from 'drizzle-orm'
import { newId } from '../../../../api/_src/kernel/ids.ts'
import { ask } from '../../invariants.ts'
import type { Year } from '../open-year.ts'
import { diceFor, here } from '../town.ts'
import { logIn } from './call-as.ts'

const doors = [
  ['GET', ''],
  ['PATCH', ''],
  ['DELETE', ''],
  ['POST', '/resend'],
  ['GET', '/history'],
] as const

/** Design §4.9: somebody else's contact cannot be told from one that does not exist. One tries each day. */
export async function pry(year: Year): Promise<void> {
  const { town, world } = year
  const dice = diceFor(town, 'pry')
  const worker = dice.pick(here(town))
  const [foreign] = await ask<{ id: string }>(
    world,
    sql`select c.id from contacts c join employees e on e.id = c.employee_id
      where e.userid is distinct from ${worker.member.userid} order by md5(c.id || ${town.day}::text) limit 1`,
  )
  const client = await logIn(year, worker.member.userid)
  if (!foreign || !client) return
  const [method, rest] = dice.pick(doors)
  const said = async (id: string) => {
    const body = method === 'PATCH' ? { order: 2 } : undefined
    const answer = await client.call(method, `/api/contacts/${id}${rest}`, body)
    const { code } = (await answer.json().catch(() => ({}))) as { code?: string }
    return `${answer.status} ${code}`
  }
  const [theirs, nobodys] = [
    await said(foreign.id),
    await said(newId('contact', world.clock.now())),
  ]
  if (theirs !== nobodys) town.seen.push(`told apart: ${method} …${rest} ${theirs}, ${nobodys}`)
}
