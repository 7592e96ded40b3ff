import {
  addMilliseconds,
  DAY,
  MINUTE,
  shanghaiDate,
  shanghaiInstant,
} from '../../../../api/_src/kernel/clock.ts'
import type { Core } from '../../../../api/_src/kernel/core.ts'
import type {
  callTasks,
  challenges,
  contactHistory,
  contacts,
  messages,
  numberChecks,
  numbers,
} from '../../../../db/schema/index.ts'
import type { Random } from '../../../sandbox/core/random.ts'

/** Rows as the product's verbs would have left them, gathered to be written at once. */
export type Rows = {
  contacts: (typeof contacts.$inferInsert)[]
  history: (typeof contactHistory.$inferInsert)[]
  numbers: Map<string, typeof numbers.$inferInsert>
  checks: (typeof numberChecks.$inferInsert)[]
  challenges: (typeof challenges.$inferInsert)[]
  messages: (typeof messages.$inferInsert)[]
  tasks: (typeof callTasks.$inferInsert)[]
}
export type Past = {
  core: Core
  random: Random
  rows: Rows
  /** A moment of a day so many days ago, in waking hours and never after now; `after` orders those of one day. */
  at(daysAgo: number, after?: number): Date
}

export function createPast(core: Core, random: Random): Past {
  const now = core.clock.now()
  return {
    core,
    random,
    rows: {
      contacts: [],
      history: [],
      numbers: new Map(),
      checks: [],
      challenges: [],
      messages: [],
      tasks: [],
    },
    at(daysAgo, after = 0) {
      const morning = shanghaiInstant(shanghaiDate(addMilliseconds(now, -daysAgo * DAY)), 9)
      const moment = addMilliseconds(morning, after * 20 * MINUTE + random.below(15) * MINUTE)
      return moment < now ? moment : addMilliseconds(now, -MINUTE)
    },
  }
}
