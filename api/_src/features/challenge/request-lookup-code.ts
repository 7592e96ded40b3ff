import { eq } from 'drizzle-orm'
import { numbers } from '../../../../db/schema/index.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { issueCode } from './issue-code.ts'
import { listNumberQuestions } from './lookup.ts'

/**
 * The fixed form: somebody typed a number. Sends it a code if it is asked anything; does and answers the
 * same for a number nobody named, a stopped one, or one asked for too often, so nothing can be learnt.
 */
export async function requestLookupCode(core: Core, input: { phoneHash: string }): Promise<void> {
  await inTransaction(core, async (t) =>
    issueCode(t, {
      purpose: 'lookup',
      subject: input.phoneHash,
      phoneHash: input.phoneHash,
      contactId: await findContactToTell(t, input.phoneHash),
      challengeId: null,
    }),
  )
}

/** Any contact that this number is asked about, for the message to be filed under; null: no message. */
async function findContactToTell(t: TxCore, phoneHash: string): Promise<string | null> {
  const [question] = await listNumberQuestions(t.tx, phoneHash)
  const [number] = await t.tx
    .select({ status: numbers.status, stoppedAt: numbers.stoppedAt })
    .from(numbers)
    .where(eq(numbers.phoneHash, phoneHash))
  const silent = number?.status === 'vacant' || Boolean(number?.stoppedAt)
  return question && !silent ? question.contactId : null
}
