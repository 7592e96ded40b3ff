import { eq } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { challenges } from '../../../../db/schema/index.ts'

export async function findChallenge(
  q: Queryable,
  challengeId: string,
): Promise<typeof challenges.$inferSelect | null> {
  const [challenge] = await q.select().from(challenges).where(eq(challenges.id, challengeId))
  return challenge ?? null
}
