import { eq } from 'drizzle-orm'
import { challengeCorrections, contacts } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { writeHistory } from './write-history.ts'

/** The contact suggested a better name or relation: the history says so; the employee decides whether to take it over. */
export async function recordSuggestion(core: Core, input: { correctionId: string }): Promise<void> {
  await inTransaction(core, async (t) => {
    const [suggestion] = await t.tx
      .select({
        contactId: challengeCorrections.contactId,
        relation: challengeCorrections.relation,
        employeeId: contacts.employeeId,
      })
      .from(challengeCorrections)
      .innerJoin(contacts, eq(contacts.id, challengeCorrections.contactId))
      .where(eq(challengeCorrections.id, input.correctionId))
    if (!suggestion) return
    await writeHistory(t, {
      contactId: suggestion.contactId,
      employeeId: suggestion.employeeId,
      event: 'suggested',
      actor: 'contact',
      after: { correctionId: input.correctionId, relation: suggestion.relation },
    })
  })
}
