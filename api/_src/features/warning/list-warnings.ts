import { and, desc, gt, isNull, ne } from 'drizzle-orm'
import { warnings } from '../../../../db/schema/index.ts'
import {
  type Warning,
  warningKinds,
  warningSentences,
  warningSubject,
} from '../../../../shared/warning.ts'
import { addMilliseconds, DAY } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'

/** What was last seen longer ago is over, or will be seen again. */
const NEWS = 7 * DAY
const MOST = 100

/**
 * The warnings of the last seven days, the latest first, in words. Undelivered alerts are counted where they stand:
 * that warning says only that there once was one.
 */
export async function listWarnings(core: Core): Promise<Warning[]> {
  const rows = await core.db
    .select()
    .from(warnings)
    .where(
      and(
        isNull(warnings.closedAt),
        gt(warnings.lastAt, addMilliseconds(core.clock.now(), -NEWS)),
        ne(warnings.kind, 'alerts_undelivered'),
      ),
    )
    .orderBy(desc(warnings.lastAt), desc(warnings.id))
    .limit(MOST)
  return rows.flatMap((row) => {
    const kind = warningKinds.find((one) => one === row.kind)
    return kind ? [viewWarning(row, kind)] : []
  })
}

function viewWarning(row: typeof warnings.$inferSelect, kind: Warning['kind']): Warning {
  return {
    id: row.id,
    kind,
    ...warningSentences[kind],
    about: warningSubject(kind, row.subject),
    count: row.count,
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
  }
}
