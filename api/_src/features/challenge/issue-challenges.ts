import type { Core } from '../../kernel/core.ts'
import { findContactsToAsk } from './asking-facts.ts'
import { insertChallenges, type NewChallenge } from './challenge-row.ts'
import { issueChallenge } from './issue-challenge.ts'
import { newQuestion } from './new-question.ts'

/**
 * issueChallenge for many contacts, in two statements: a whole company is asked at once. Two of them may share a
 * number and draw the same extend code; whoever lost is asked alone.
 */
export async function issueChallenges(
  core: Core,
  { contactIds }: { contactIds: readonly string[] },
): Promise<void> {
  const settings = await core.settings.read(core.db)
  const now = core.clock.now()
  const facts = await findContactsToAsk(core.db, contactIds, settings, now)
  const ready: NewChallenge[] = []
  for (const [contactId, found] of facts) {
    const question = newQuestion(core, contactId, found, { now, despiteSilence: false })
    if (question.outcome === 'ready') ready.push(question.challenge)
  }
  if (ready.length === 0) return
  const made = await insertChallenges(core.db, ready, {})
  for (const { id, contactId } of ready)
    if (!made.has(id)) await issueChallenge(core, { contactId })
}
