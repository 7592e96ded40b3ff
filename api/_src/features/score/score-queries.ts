import type { Queryable } from '../../../../db/client.ts'
import type { Score } from '../../../../shared/score.ts'
import { scoreOf } from './score.ts'
import { listScoreFacts } from './score-facts.ts'
import { signalsOf } from './signals.ts'

/** The score of one contact with its reasons, worked out now; null for one that is retired or does not exist. */
export async function readScore(
  db: Queryable,
  now: Date,
  { contactId, line }: { contactId: string; line: number },
): Promise<Score | null> {
  const [facts] = await listScoreFacts(db, [contactId], now)
  return facts && facts.state !== 'retired' ? scoreOf(signalsOf(facts), line) : null
}
