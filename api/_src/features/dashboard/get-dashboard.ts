import type { Dashboard } from '../../../../shared/dashboard.ts'
import type { Core } from '../../kernel/core.ts'
import type { Scope } from '../../kernel/scope.ts'
import { findBaseline } from './baseline.ts'
import { countCalls } from './count-calls.ts'
import { countContacts, countReasons, countScores } from './count-contacts.ts'
import { countPeople } from './count-people.ts'
import { countAnswers, countWork } from './count-work.ts'
import { findPlaces } from './dashboard-places.ts'
import { effectsOf } from './effects.ts'
import { listValidity } from './validity.ts'

/**
 * What the caller's departments add up to now, over time, and against the first import. Each number is one statement
 * over all rows. Throws `not_found` for a department that is not the caller's.
 */
export async function getDashboard(
  core: Core,
  input: { scope: Scope; departmentId: string | null },
): Promise<Dashboard> {
  const { db } = core
  const now = core.clock.now()
  const settings = await core.settings.read(db)
  const places = await findPlaces(db, input.scope, input.departmentId)
  const { coverageMust: must, coverageWanted: wanted } = settings
  const [people, counts, scores, topReasons, answers, work, dialling, baseline] = await Promise.all(
    [
      countPeople(db, places, { must, wanted }),
      countContacts(db, places, now),
      countScores(db, places),
      countReasons(db, places),
      countAnswers(db, places, now),
      countWork(db, places, now),
      countCalls(db, places, now),
      findBaseline(db, places),
    ],
  )
  const { valid, waiting, due, invalid } = counts
  const outOf = valid + waiting + due + invalid
  return {
    scope: places.name,
    at: now.toISOString(),
    ...people,
    states: { valid, waiting, due, invalid },
    ...scores,
    validity: await listValidity(db, places, { at: now, value: valid, outOf }),
    topReasons,
    dialling,
    effects: effectsOf(baseline, counts, answers, work),
    baselineAt: baseline?.day ?? null,
  }
}
