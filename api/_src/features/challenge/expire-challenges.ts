import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { sweepChallenges } from './sweep-challenges.ts'

/** Day 7 without an answer: the question is over. Announces `challenge.expired`, once each. Says how many. */
export function expireChallenges(core: Core): Promise<number> {
  return sweepChallenges(core, {
    event: 'challenge.expired',
    set: sql`state = 'expired'`,
    due: (now) => sql`closes_at <= ${now}`,
  })
}
