import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { ask } from '../../invariants.ts'
import type { Year } from '../open-year.ts'
import { diceFor, tally } from '../town.ts'
import { callAs } from './call-as.ts'

const CALLS_A_DAY = 8

/** Managers decide what waits for them, HR what came on to HR: most within days, some twice at once. */
export async function decide(year: Year): Promise<void> {
  const { town, world } = year
  const waiting = await ask<{ id: string; userid: string | null; name: string }>(
    world,
    sql`select r.id, m.userid, e.name || c.position as name from change_requests r
      join employees e on e.id = r.employee_id left join employees m on m.id = r.decider_id
      left join contacts c on c.id = r.replaces_id
      where r.state in ('with_manager', 'with_hr') order by r.id`,
  )
  for (const { id, userid, name } of waiting) {
    const dice = diceFor(town, 'decide', name)
    if (!dice.chance(0.4)) continue
    const approve = dice.chance(0.9)
    const press = (said: boolean) =>
      callAs(year, {
        userid: userid ?? leadOf(year),
        path: `/api/desk/change-requests/${id}/decision`,
        body: { approve: said },
      })
    await Promise.all(dice.chance(0.1) ? [press(approve), press(!approve)] : [press(approve)])
    tally(town, 'decided')
  }
}

type OpenAlert = {
  id: string
  contactId: string | null
  userid: string
  phoneHash: string | null
  name: string
}

/** Each HR specialist looks at some of their alerts, rings the number, and says what came of it. */
export async function followUp(year: Year): Promise<void> {
  const { town, world } = year
  const open = await ask<OpenAlert>(
    world,
    sql`select * from (select a.id, a.contact_id as "contactId", o.userid, c.phone_hash as "phoneHash",
        e.name || coalesce(c.position, 0) as name, row_number() over (partition by a.owner_id order by a.severity desc, a.due_at, a.id) as n
      from alerts a join employees o on o.id = a.owner_id join employees e on e.id = a.employee_id
      left join contacts c on c.id = a.contact_id
      where a.state in ('open', 'in_follow_up') and o.userid is not null and a.contact_id is not null
        and (a.quiet_until is null or a.quiet_until < ${world.clock.now().toISOString()})) w
      where n <= ${CALLS_A_DAY} order by id`,
  )
  const phones = phonesByHash(year)
  for (const { id, contactId, userid, phoneHash, name } of open) {
    const dice = diceFor(town, 'follow up', name)
    const outcome = outcomeOf(year, phones.get(phoneHash ?? ''), dice.next())
    if (!contactId || !outcome) continue
    await callAs(year, {
      userid,
      path: `/api/desk/contacts/${contactId}/reveal`,
      body: { reason: '跟进预警' },
    })
    const path = `/api/desk/alerts/${id}/follow-ups`
    const call = { userid, path, body: { channel: 'phone', outcome }, key: randomUUID() }
    const answers = await Promise.all(
      dice.chance(0.1) ? [callAs(year, call), callAs(year, call)] : [callAs(year, call)],
    )
    tally(town, answers.some((one) => one?.ok) ? `followed up: ${outcome}` : 'followed up in vain')
  }
}

/** Who rings finds out how it really is. */
function outcomeOf({ town }: Year, phone: string | undefined, luck: number): string | null {
  const line = phone === undefined ? undefined : town.book.lineOf(phone)
  if (!line) return null
  if (line.entry.status === 'NOT_EXIST') return 'number_dead'
  if (line.entry.status !== 'NORMAL' && luck < 0.5) return 'no_answer'
  if (line.temper === 'stranger') return luck < 0.7 ? 'wrong_person' : 'no_answer'
  return luck < 0.5 ? 'reached' : luck < 0.8 ? 'no_answer' : 'will_correct'
}

function phonesByHash({ town, world }: Year): Map<string, string> {
  const hashes = new Map<string, string>()
  for (const { phone } of town.book.list())
    hashes.set(world.context.vault.hash('phone', phone), phone)
  return hashes
}

/** Decides what no manager is there to decide. */
export function leadOf({ world }: Year): string {
  return world.company.employees.find(({ roles }) => roles.includes('hr_lead'))?.userid ?? ''
}
