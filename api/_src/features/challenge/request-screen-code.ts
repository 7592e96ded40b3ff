import { and, eq, ne, sql } from 'drizzle-orm'
import { contacts, numbers } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { pairSaidNo } from './asking-facts.ts'
import { issueCode } from './issue-code.ts'

/**
 * The contact sits beside the employee: sends a code to the contact's number, to be typed on the employee's
 * screen. Throws `not_found` (also for somebody else's contact), `nothing_to_do` where no proof is awaited,
 * `pair_refused`, `own_number`, `number_stopped`, `number_vacant`, `too_soon` with the time it becomes possible.
 */
export async function requestScreenCode(
  core: Core,
  input: { employeeId: string; contactId: string },
): Promise<void> {
  const issued = await inTransaction(core, async (t) => {
    const [row] = await t.tx
      .select({
        contact: contacts,
        numberStatus: numbers.status,
        stoppedAt: numbers.stoppedAt,
        saidNo: pairSaidNo(),
        ownNumber: sql<boolean>`exists (select 1 from employee_numbers n
          where n.employee_id = ${contacts.employeeId} and n.phone_hash = ${contacts.phoneHash})`,
      })
      .from(contacts)
      .leftJoin(numbers, eq(numbers.phoneHash, contacts.phoneHash))
      .where(
        and(
          eq(contacts.id, input.contactId),
          eq(contacts.employeeId, input.employeeId),
          ne(contacts.state, 'retired'),
        ),
      )
    if (!row) throw new AppError('not_found')
    const { contact } = row
    if (row.saidNo) throw new AppError('pair_refused')
    if (!['pending', 'unanswered'].includes(contact.state) || contact.channel !== 'mobile')
      throw new AppError('nothing_to_do')
    // the code would come to the very phone that asks for it: it proves nobody
    if (row.ownNumber) throw new AppError('own_number')
    if (row.numberStatus === 'vacant') throw new AppError('number_vacant')
    if (row.stoppedAt) throw new AppError('number_stopped')
    return issueCode(t, {
      purpose: 'screen',
      subject: contact.id,
      phoneHash: contact.phoneHash,
      contactId: contact.id,
      challengeId: null,
    })
  })
  if (issued.outcome === 'soon') throw new AppError('too_soon', { retryAt: issued.retryAt })
}
