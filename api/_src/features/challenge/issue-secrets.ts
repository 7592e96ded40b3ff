import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { challengeCodes } from '../../../../db/schema/index.ts'
import { addMilliseconds } from '../../kernel/clock.ts'
import type { TxCore } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { CODE_LASTS, hashCode, mintCode } from './code.ts'
import { LINK_LASTS, mintLink } from './link.ts'

/** What a message is about to carry: a link to a challenge, a code, or nothing secret. */
export type SecretsClaim = {
  messageId: string
  challengeId: string | null
  codeId: string | null
  needsLink: boolean
}

export type Secrets = { link: string | null; code: string | null }

export type SecretsCore = Pick<TxCore, 'random' | 'vault' | 'now'> & { tx: Queryable }

/**
 * Makes the link or the code of one message at the moment it is sent, once the sender has claimed it: the plain
 * values exist in that message only, the database keeps keyed hashes. A code's ten minutes start here. A
 * message sent anew gets new ones. Null where nothing should be sent any more: the question was answered
 * or is over, the code is used.
 */
export async function issueSecrets(t: SecretsCore, claim: SecretsClaim): Promise<Secrets | null> {
  const link = claim.needsLink ? await issueLink(t, claim) : null
  const code = claim.codeId ? await issueCodeValue(t, claim.codeId) : null
  if ((claim.needsLink && !link) || (claim.codeId && !code)) return null
  return { link, code }
}

async function issueLink(t: SecretsCore, claim: SecretsClaim): Promise<string | null> {
  if (!claim.challengeId) return null
  const link = mintLink(t.random)
  // a confirmed contact may ask for a link back to their answer; everybody else needs an open question
  const kept = await t.tx.execute(sql`
    insert into challenge_links (token_hash, challenge_id, message_id, expires_at, created_at)
    select ${t.vault.hash('link', link)}, id, ${claim.messageId},
      ${addMilliseconds(t.now, LINK_LASTS).toISOString()}, ${t.now.toISOString()}
    from challenges
    where id = ${claim.challengeId} and state in ('open', 'confirmed') and withdrawn_at is null
    returning token_hash`)
  return rowsOf(kept).length > 0 ? link : null
}

async function issueCodeValue(t: SecretsCore, codeId: string): Promise<string | null> {
  const code = mintCode(t.random)
  const kept = await t.tx
    .update(challengeCodes)
    .set({
      codeHash: hashCode(t.vault, codeId, code),
      expiresAt: addMilliseconds(t.now, CODE_LASTS),
    })
    .where(and(eq(challengeCodes.id, codeId), isNull(challengeCodes.usedAt)))
    .returning({ id: challengeCodes.id })
  return kept.length > 0 ? code : null
}
