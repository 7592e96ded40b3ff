import { challengeLinks } from '../../../../db/schema/index.ts'
import { addMilliseconds } from '../../kernel/clock.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { checkCode } from './check-code.ts'
import { LINK_LASTS, mintLink } from './link.ts'
import { listNumberQuestions } from './lookup.ts'
import { reopenChallenge } from './reopen-challenge.ts'
import type { GuessOutcome } from './tries.ts'

export type LookupResult =
  /** One personal link per question, the newest first; agreeing through them needs no second code for an hour. */
  { outcome: 'right'; links: string[] } | Exclude<GuessOutcome, { outcome: 'right' }>

/**
 * The code typed on the fixed form. Only now do questions get a face: each open one gets a personal link,
 * an expired one is opened again. A wrong code looks the same whether or not the number is known.
 */
export function confirmLookup(
  core: Core,
  input: { phoneHash: string; code: string },
): Promise<LookupResult> {
  return inTransaction(core, async (t) => {
    const judged = await checkCode(t, {
      purpose: 'lookup',
      subject: input.phoneHash,
      triesOf: input.phoneHash,
      audience: 'contact',
      typed: input.code,
    })
    if (judged.outcome !== 'right') return judged
    const links: string[] = []
    for (const question of await listNumberQuestions(t.tx, input.phoneHash)) {
      const challengeId =
        question.state === 'expired'
          ? await reopenChallenge(t, question.contactId)
          : question.challengeId
      if (challengeId) links.push(await issueProvenLink(t, challengeId))
    }
    return { outcome: 'right', links }
  })
}

async function issueProvenLink(t: TxCore, challengeId: string): Promise<string> {
  const link = mintLink(t.random)
  await t.tx.insert(challengeLinks).values({
    tokenHash: t.vault.hash('link', link),
    challengeId,
    expiresAt: addMilliseconds(t.now, LINK_LASTS),
    provenAt: t.now,
    createdAt: t.now,
  })
  return link
}
