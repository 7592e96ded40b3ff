import { and, desc, eq, isNull, notInArray } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { challenges, contacts } from '../../../../db/schema/index.ts'
import type { ChallengeState } from './challenge.ts'

export type NumberQuestion = { challengeId: string; contactId: string; state: ChallengeState }

/** What a number's owner may still want to answer or take back: the latest question of each live contact. */
export async function listNumberQuestions(
  q: Queryable,
  phoneHash: string,
): Promise<NumberQuestion[]> {
  const latest = await q
    .selectDistinctOn([challenges.contactId], {
      challengeId: challenges.id,
      contactId: challenges.contactId,
      state: challenges.state,
    })
    .from(challenges)
    .innerJoin(contacts, eq(contacts.id, challenges.contactId))
    .where(
      and(
        eq(challenges.phoneHash, phoneHash),
        notInArray(contacts.state, ['invalid', 'retired']),
        isNull(challenges.withdrawnAt),
      ),
    )
    .orderBy(challenges.contactId, desc(challenges.createdAt))
  return latest.filter(({ state }) => state !== 'declined' && state !== 'closed')
}
