import { issueApiKey } from '../../../api/_src/features/api-key/issue-api-key.ts'
import { shanghaiInstant } from '../../../api/_src/kernel/clock.ts'
import type { DbHandle } from '../../../db/client.ts'
import { settings } from '../../../db/schema/index.ts'
import { seededRandom } from '../../sandbox/core/random.ts'
import { createWorld, type World } from '../../support/world.ts'
import { givePast } from './give-past.ts'
import { inventCompany } from './invent-company.ts'
import { createPhoneBook } from './phone-book.ts'
import type { YearPlan } from './plan.ts'
import { createTown } from './settle-town.ts'
import type { Town } from './town.ts'

export type Year = {
  plan: YearPlan
  world: World
  town: Town
  /** Of attendance and the HR core. */
  apiKey: string
}

const INSTANCES = 2

/**
 * Pushes: most arrive, some twice, and some receipts never, though the vendor believes they did. A reply is never lost, for
 * nobody could know of a 退订 that no push brought; whether a change of the directory is told says who makes it.
 */
function badLine(seed: number): (push: () => Promise<Response>, url: string) => Promise<Response> {
  const dice = seededRandom(`line ${seed}`)
  return async (push, url) => {
    const luck = dice.next()
    if (luck < 0.03 && url.includes('/report/'))
      return Response.json({ code: 0, msg: 'lost on the way' })
    if (luck > 0.95) await push()
    return push()
  }
}

/** The product twice over one database, the outside over HTTP, and a company whose people live their own lives. */
export async function openYear(plan: YearPlan, handle: DbHandle): Promise<Year> {
  const { inventor, ...company } = inventCompany(plan.seed, plan.people)
  const book = createPhoneBook()
  const startAt = shanghaiInstant(plan.firstDay, 1)
  const world = await createWorld({
    handle,
    instances: INSTANCES,
    company,
    startAt,
    seed: plan.seed,
    sandbox: { seed: plan.seed, numberBook: book },
    carry: badLine(plan.seed),
    environment: {
      WECOM_DIRECTORY_ROOT: '1',
      LOG_LEVEL: 'info',
      // paces keep real time, and a day of the story is a second of it
      ALIYUN_SMS_PER_SECOND: '5000',
    },
  })
  const lead = company.employees.find(({ roles }) => roles.includes('hr_lead'))
  await world.context.db.insert(settings).values({
    key: 'fallbackHr',
    value: [lead?.userid ?? ''],
    changedAt: startAt,
  })
  const { key } = await issueApiKey(world.context, {
    actorId: 'emp_administrator',
    wanted: { system: '考勤', scopes: ['attendance:write'], expiresInDays: 730 },
  })
  const town = createTown(plan, { inventor, book, at: startAt.getTime() }, company.employees)
  if (plan.past > 0) await givePast(world, town, plan)
  return { plan, world, town, apiKey: key }
}
