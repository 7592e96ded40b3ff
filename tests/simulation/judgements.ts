import { type SQL, sql } from 'drizzle-orm'
import { nightOf } from '../../api/_src/commands/server/ticker.ts'
import { countingContacts } from '../../api/_src/features/contact/coverage.ts'
import { listEmployeeFacts } from '../../api/_src/features/contact/coverage-facts.ts'
import { findingsOf } from '../../api/_src/features/finding/finding.ts'
import { changesTo } from '../../api/_src/features/finding/finding-changes.ts'
import { listFindingFacts } from '../../api/_src/features/finding/finding-facts.ts'
import { isKept } from '../../api/_src/features/score/rescore-contacts.ts'
import { judgeSignals } from '../../api/_src/features/score/score.ts'
import { listScoreFacts } from '../../api/_src/features/score/score-facts.ts'
import { signalsOf } from '../../api/_src/features/score/signals.ts'
import { shanghaiDate, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import type { World } from '../support/world.ts'
import { staleAlerts } from './alerts.ts'
import { ask, type Breach } from './invariants.ts'

/** Once all is settled: whatever is kept of a judgement is what would be concluded from scratch now; of `which` contacts. */
export async function judgedAnew(world: World, which = sql`true`): Promise<Breach[]> {
  const now = world.clock.now()
  // between midnight and the nightly look everybody is a day older than their score
  const morning = shanghaiInstant(shanghaiDate(now), 2)
  if (nightOf(now) !== nightOf(morning)) return []
  const rows = await ask<{ id: string }>(
    world,
    sql`select id from contacts where ${which} order by id`,
  )
  const ids = rows.map(({ id }) => id)
  return [
    ...(await staleFindings(world, ids, now)),
    ...(await staleScores(world, ids, now)),
    ...(await staleCoverages(world, [morning, now], which)),
    ...(await staleAlerts(world, [morning, now], which)),
  ]
}

async function staleFindings(world: World, ids: readonly string[], now: Date): Promise<Breach[]> {
  const facts = await listFindingFacts(world.context.db, ids, now)
  return facts.flatMap((one) => {
    const { added, changed, clearedIds } = changesTo(one.kept, findingsOf(one))
    const wrong = [...added.map(({ kind }) => `+${kind}`), ...changed.map(({ id }) => `~${id}`)]
    return [...wrong, ...clearedIds.map((id) => `-${id}`)].map(
      (what) => `findings of ${one.id} (${one.state}): ${what}`,
    )
  })
}

async function staleScores(world: World, ids: readonly string[], now: Date): Promise<Breach[]> {
  const facts = await listScoreFacts(world.context.db, ids, now)
  return facts.flatMap((one) => {
    if (one.state === 'retired')
      return one.tenths === null ? [] : [`retired with a score: ${one.id}`]
    const verdict = judgeSignals(signalsOf(one))
    return isKept(one, verdict)
      ? []
      : [`score of ${one.id} (${one.state}) is ${one.tenths}, should be ${verdict.tenths}`]
  })
}

/** A proof that grew too old today may still count until tonight. */
async function staleCoverages(
  world: World,
  moments: readonly Date[],
  which: SQL,
): Promise<Breach[]> {
  const rows = await ask<{ id: string }>(
    world,
    sql`select distinct employee_id as id from contacts where ${which}`,
  )
  const people = await listEmployeeFacts(
    world.context.db,
    rows.map(({ id }) => id),
  )
  return people.flatMap(({ employeeId, hasLeft, kept, contacts }) => {
    const right = moments.map((at) => countingContacts(contacts, at).size)
    const isRight = hasLeft ? kept === null : kept !== null && right.includes(kept.counts)
    return isRight ? [] : [`coverage of ${employeeId} is ${kept?.counts}, should be ${right}`]
  })
}
