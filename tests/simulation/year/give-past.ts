import { sql } from 'drizzle-orm'
import { judgeEmployees } from '../../../api/_src/flow/judge.ts'
import { DAY } from '../../../api/_src/kernel/clock.ts'
import { employees } from '../../../db/schema/index.ts'
import { relationSchema } from '../../../shared/relation.ts'
import { seededRandom } from '../../sandbox/core/random.ts'
import { createWriter } from '../../support/stand-ins/history/write-lives.ts'
import type { World } from '../../support/world.ts'
import { isMute } from './phone-book.ts'
import type { YearPlan } from './plan.ts'
import { type Town, tally, type Worker } from './town.ts'

const WANTED = 2
const ASKED_WITHIN = 180
const CHECKED_WITHIN = 60
/** Their last word so many days ago, and what the carrier last said: both deadlines fall into the next weeks. */
const LAST_WORD = { from: 150, to: 178 }
const LAST_CHECK = { from: 45, to: 59 }

/**
 * Gives a share of the people a past: contacts who were named and said yes half a year ago, and numbers that were checked
 * two months ago. All of it by seed, in the product's rows and in the memory of whoever said it.
 */
export async function givePast(world: World, town: Town, { past, days }: YearPlan): Promise<void> {
  const flow = world.context
  const random = seededRandom(`past ${town.seed}`)
  const writer = createWriter(flow, seededRandom(`rows ${town.seed}`))
  const rows = await flow.db.select().from(employees)
  const idOf = new Map(rows.map(({ employeeNo, id }) => [employeeNo, id]))
  const between = ({ from, to }: { from: number; to: number }) => from + random.below(to - from + 1)
  const wordOf = new Map<string, number>()
  for (const worker of town.workers) {
    const family = whoSaidYes(town, worker)
    if (family.length === 0 || !random.chance(past)) continue
    const word = between(LAST_WORD)
    const lives = family.map(({ name, relation, phone }) => ({
      name,
      relation: relationSchema.parse(relation),
      phone,
      state: 'valid' as const,
      named: word,
      proven: word - 1,
      asked: word - 1,
      checked: between(LAST_CHECK),
      ...(isMute(phone) ? { status: 'unknown' as const } : {}),
    }))
    const employeeId = idOf.get(worker.no) ?? ''
    town.accepted.push(...writer.add(employeeId, lives))
    wordOf.set(employeeId, word)
    // by the evening before the code
    const at = world.sandbox.now() - word * DAY
    for (const { phone } of family) town.yeses.push({ worker, phone, at })
    worker.cameAt -= 2 * LAST_WORD.to * DAY
    tally(town, 'has a past')
    if (word + days > ASKED_WITHIN) tally(town, 'must be asked')
    const old = lives.filter(({ checked }) => checked + days > CHECKED_WITHIN)
    tally(town, 'must be checked', old.length)
  }
  await writer.save()
  const words = [...wordOf].map(([id, days]) => ({ id, days }))
  await flow.db.execute(sql`
    update employees e set created_at = e.created_at - interval '1 year',
      affirmed_at = ${world.clock.now().toISOString()}::timestamptz - w.days * interval '1 day'
    from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as w(id text, days int) where w.id = e.id`)
  await judgeEmployees(
    flow,
    words.map(({ id }) => ({ employeeId: id })),
  )
}

/** Two of the family who answer with yes; two different handsets. */
function whoSaidYes({ book }: Town, { family, ownPhone }: Worker): Worker['family'] {
  const willing = family.filter(({ phone }) => {
    const temper = book.lineOf(phone)?.temper
    return phone !== ownPhone && (temper === 'willing' || temper === 'slow')
  })
  const different = new Map(willing.map((relative) => [relative.phone, relative]))
  return [...different.values()].slice(0, WANTED)
}
