import { sql } from 'drizzle-orm'
import { ask } from '../../invariants.ts'
import type { Year } from '../open-year.ts'
import { diceFor, here, tally, type Worker, type Zeal } from '../town.ts'
import { inGroups } from './answer-questions.ts'
import { keepContacts, sayNoChange } from './keep-contacts.ts'

/** Workdays over which a company names its contacts for the first time. */
const FIRST_WEEKS = 15

/** How likely somebody does today what they were asked; who is idle may let it lie for good. */
const readiness: Record<Zeal, number> = { eager: 0.6, usual: 0.25, idle: 0.03 }

/** What employees do about their contacts today, one share of them at each hour. */
export async function spendHour(
  year: Year,
  { hour, of }: { hour: number; of: number },
): Promise<void> {
  const { town } = year
  const waiting = await whoIsAsked(year)
  const mine = here(town).filter((_, place) => place % of === hour)
  const acting = mine.flatMap((worker) => {
    const dice = diceFor(town, 'day', worker.no)
    const asked = waiting.get(worker.member.userid)
    if (isFirstTime(year, worker)) return [{ worker, act: keepContacts }]
    if (!asked || !dice.chance(readiness[worker.zeal])) return []
    return [{ worker, act: asked === 'keep' ? keepContacts : answerReminder }]
  })
  await inGroups(acting, 12, async ({ worker, act }) => {
    const done = await act(year, worker)
    if (done === null) tally(town, 'could not get in')
  })
}

/** Each has a day of the first weeks on which they start; who joins later is asked by the product. */
function isFirstTime({ town, plan }: Year, worker: Worker): boolean {
  const weeks = Math.min(FIRST_WEEKS, Math.ceil(plan.days / 8))
  const place = town.workers.indexOf(worker)
  return place < plan.people && place % weeks === town.day && worker.zeal !== 'idle'
}

/** Nothing changed, as far as they know; else they say what did. */
async function answerReminder(year: Year, worker: Worker): Promise<boolean | null> {
  const changed = await keepContacts(year, worker)
  if (changed === false)
    tally(year.town, 'reminder answered', (await sayNoChange(year, worker)) ? 1 : 0)
  return changed
}

/**
 * Who has been told something that wants an answer: a reminder, or that somebody on the list is no contact any more.
 * Everybody reads their messages; what they were told is what the product says that it told them.
 */
async function whoIsAsked(year: Year): Promise<Map<string, 'reminder' | 'keep'>> {
  const rows = await ask<{ userid: string; what: 'reminder' | 'keep' }>(
    year.world,
    sql`select e.userid, 'keep' as what from coverages k join employees e on e.id = k.employee_id
        where e.status <> 'left' and k.counts < 2 and e.userid is not null
          and exists (select 1 from contacts c where c.employee_id = e.id and c.state = 'invalid' and c.updated_at > ${ago(year, 30)})
      union all select e.userid, 'keep' from onboardings o join employees e on e.id = o.employee_id
        where o.completed_at is null and e.status <> 'left' and e.userid is not null
          and not exists (select 1 from contacts c where c.employee_id = e.id and c.state not in ('invalid', 'retired'))
      union all select e.userid, 'reminder' from campaign_members m join employees e on e.id = m.employee_id
        where m.asked_at is not null and m.answered_at is null and m.closed_at is null
          and e.status <> 'left' and e.userid is not null`,
  )
  return new Map(rows.map(({ userid, what }) => [userid, what]))
}

function ago({ world }: Year, days: number): string {
  return new Date(world.sandbox.now() - days * 86_400_000).toISOString()
}
