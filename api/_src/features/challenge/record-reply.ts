import { type Core, inTransaction } from '../../kernel/core.ts'
import { saveConfirmed, saveDeclined } from './save-answer.ts'

/**
 * The contact answered by SMS: `1` agrees, `2` does not know the employee. Which question a reply belongs
 * to is settled before (design §5, unsigned callbacks). The second of two answers changes nothing.
 */
export async function recordReply(
  core: Core,
  input: { challengeId: string; answer: 'agree' | 'decline' },
): Promise<void> {
  await inTransaction(core, (t) =>
    input.answer === 'agree'
      ? saveConfirmed(t, input.challengeId, 'sms_reply')
      : saveDeclined(t, input.challengeId, 'unknown', 'sms_reply'),
  )
}
