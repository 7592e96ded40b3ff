import { and, desc, eq } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { challengeCodes, codeTries } from '../../../../db/schema/index.ts'
import { shanghaiDate } from '../../kernel/clock.ts'
import { type Audience, triesLeft } from './tries.ts'

/** How many wrong guesses are left today. */
export async function findTriesLeft(
  q: Queryable,
  subject: string,
  audience: Audience,
  now: Date,
): Promise<number> {
  const [row] = await q
    .select({ wrong: codeTries.wrong })
    .from(codeTries)
    .where(
      and(
        eq(codeTries.subject, subject),
        eq(codeTries.audience, audience),
        eq(codeTries.day, shanghaiDate(now)),
      ),
    )
  return triesLeft(row?.wrong ?? 0)
}

export type CodePurpose = (typeof challengeCodes.$inferSelect)['purpose']

/** The newest unused codes of a subject: more than can be live, so that one not sent yet hides none. */
export function listCodes(q: Queryable, subject: string, purpose: CodePurpose) {
  return q
    .select()
    .from(challengeCodes)
    .where(and(eq(challengeCodes.subject, subject), eq(challengeCodes.purpose, purpose)))
    .orderBy(desc(challengeCodes.createdAt), desc(challengeCodes.id))
    .limit(12)
}
