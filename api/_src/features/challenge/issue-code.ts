import { challengeCodes } from '../../../../db/schema/index.ts'
import type { TxCore } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announce } from '../../kernel/outbox.ts'
import { noteAsk } from './ask-ledger.ts'
import type { CodePurpose } from './code-queries.ts'

export type CodeRequest = {
  purpose: CodePurpose
  /** The contact's id, or the number's hash for `lookup`. */
  subject: string
  phoneHash: string
  /** Null only for a number that nobody named: its row is written all the same, no message follows. */
  contactId: string | null
  challengeId: string | null
}

export type CodeIssue = { outcome: 'issued'; codeId: string } | { outcome: 'soon'; retryAt: Date }

/**
 * Asks for a code: a row without a code, and `code.issued` for the message that will carry one. The code
 * itself is made when it is sent (`issueSecrets`), so it is nowhere before. Limits of design §5 per number.
 */
export async function issueCode(t: TxCore, request: CodeRequest): Promise<CodeIssue> {
  const decision = await noteAsk(t, request.phoneHash, 'code')
  if (!decision.allowed) return { outcome: 'soon', retryAt: decision.retryAt }
  const codeId = newId('code', t.now)
  await t.tx.insert(challengeCodes).values({
    id: codeId,
    subject: request.subject,
    purpose: request.purpose,
    contactId: request.contactId,
    challengeId: request.challengeId,
    createdAt: t.now,
  })
  if (request.contactId) await announce(t.tx, t.now, 'code.issued', { codeId })
  return { outcome: 'issued', codeId }
}
