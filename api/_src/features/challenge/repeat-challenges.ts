import { sql } from 'drizzle-orm'
import type { Core } from '../../kernel/core.ts'
import { sweepChallenges } from './sweep-challenges.ts'

/** Day 3: open questions are put once more. Announces `challenge.repeated`, once each. Says how many. */
export function repeatChallenges(core: Core): Promise<number> {
  return sweepChallenges(core, {
    event: 'challenge.repeated',
    set: sql`repeat_at = null`,
    due: (now) => sql`repeat_at <= ${now}`,
  })
}
