import type { DeadLetters } from '../../../../shared/operations.ts'
import type { Core } from '../../kernel/core.ts'
import { countBuried } from '../../kernel/outbox.ts'
import { listBuried } from '../../kernel/outbox-state.ts'
import { letterIds, letterTitle } from './letter-words.ts'

const PAGE = 50

/** One page of what was given up and waits for a person, the latest first; `lastId` where there is more. */
export async function listDeadLetters(
  core: Core,
  { before }: { before: number | null },
): Promise<Pick<DeadLetters, 'count' | 'letters'> & { lastId: number | null }> {
  const [count, rows] = await Promise.all([
    countBuried(core.db),
    listBuried(core.db, { before, limit: PAGE + 1 }),
  ])
  const page = rows.slice(0, PAGE)
  return {
    count,
    letters: page.map(({ id, event, payload, attempts, error, deadAt }) => ({
      id,
      event,
      title: letterTitle(event),
      about: letterIds(payload),
      attempts,
      error,
      givenUpAt: deadAt.toISOString(),
    })),
    lastId: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  }
}
