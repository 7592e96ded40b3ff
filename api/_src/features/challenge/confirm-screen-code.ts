import { and, eq, inArray } from 'drizzle-orm'
import { contacts } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { checkCode } from './check-code.ts'

const refusals = {
  malformed: 'code_wrong',
  wrong: 'code_wrong',
  stale: 'code_expired',
  locked: 'code_locked',
} as const

/**
 * The code typed on the employee's own screen: weaker proof, shown as 待本人确认 (design §5.4). Its tries are
 * counted apart from the contact's. Announces `challenge.screen_confirmed`. Throws `not_found`,
 * `nothing_to_do`, `code_wrong`, `code_expired`, `code_locked`.
 */
export async function confirmScreenCode(
  core: Core,
  input: { employeeId: string; contactId: string; code: string },
): Promise<void> {
  const judged = await inTransaction(core, async (t) => {
    const [contact] = await t.tx
      .select({ id: contacts.id, state: contacts.state })
      .from(contacts)
      .where(
        and(
          eq(contacts.id, input.contactId),
          eq(contacts.employeeId, input.employeeId),
          inArray(contacts.state, ['pending', 'unanswered', 'valid', 'due']),
        ),
      )
    if (!contact) throw new AppError('not_found')
    if (contact.state === 'valid' || contact.state === 'due') throw new AppError('nothing_to_do')
    const guess = await checkCode(t, {
      purpose: 'screen',
      subject: contact.id,
      triesOf: contact.id,
      audience: 'employee',
      typed: input.code,
    })
    if (guess.outcome === 'right')
      await announce(t.tx, t.now, 'challenge.screen_confirmed', { contactId: contact.id })
    return guess
  })
  // thrown only now: the wrong guess must stay counted
  if (judged.outcome !== 'right') throw new AppError(refusals[judged.outcome])
}
