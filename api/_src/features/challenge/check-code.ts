import { and, eq, inArray, sql } from 'drizzle-orm'
import { challengeCodes, codeTries } from '../../../../db/schema/index.ts'
import { shanghaiDate } from '../../kernel/clock.ts'
import type { TxCore } from '../../kernel/core.ts'
import { liveCodes, matchCode, readCode } from './code.ts'
import { type CodePurpose, listCodes } from './code-queries.ts'
import { type Audience, type GuessOutcome, judgeGuess } from './tries.ts'

/**
 * Judges one typed code and saves what follows from it: a wrong guess is counted, a right one spends all
 * live codes of the subject (single use). Guesses that count together wait for one another at their counter,
 * so a hundred at once get five tries between them. The caller must let the transaction commit.
 */
export async function checkCode(
  t: TxCore,
  guess: {
    purpose: CodePurpose
    /** Whose codes: a contact's, or on the fixed form a number's. */
    subject: string
    /** Whose wrong guesses count with this one. */
    triesOf: string
    audience: Audience
    typed: string
  },
): Promise<GuessOutcome> {
  const code = readCode(guess.typed)
  if (!code) return { outcome: 'malformed' }
  const counter = { subject: guess.triesOf, audience: guess.audience, day: shanghaiDate(t.now) }
  const [held] = await t.tx
    .insert(codeTries)
    .values({ ...counter, wrong: 0 })
    .onConflictDoUpdate({
      target: [codeTries.subject, codeTries.audience, codeTries.day],
      set: { wrong: sql`${codeTries.wrong}` },
    })
    .returning({ wrong: codeTries.wrong })
  const live = liveCodes(await listCodes(t.tx, guess.subject, guess.purpose), t.now)
  const match = matchCode(t.vault, live, code)
  const judged = judgeGuess({
    wrong: held?.wrong ?? 0,
    live: live.length,
    matches: match !== null,
    secretive: guess.purpose === 'lookup',
  })
  if (judged.outcome === 'wrong')
    await t.tx
      .update(codeTries)
      .set({ wrong: sql`${codeTries.wrong} + 1` })
      .where(
        and(
          eq(codeTries.subject, counter.subject),
          eq(codeTries.audience, counter.audience),
          eq(codeTries.day, counter.day),
        ),
      )
  if (judged.outcome === 'right')
    await t.tx
      .update(challengeCodes)
      .set({ usedAt: t.now })
      .where(
        inArray(
          challengeCodes.id,
          live.map((row) => row.id),
        ),
      )
  return judged
}
