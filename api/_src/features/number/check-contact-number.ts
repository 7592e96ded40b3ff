import { eq } from 'drizzle-orm'
import { contacts, numbers } from '../../../../db/schema/index.ts'
import { MINUTE } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import type { NumberServicePort } from '../../ports/number-service.ts'
import { askCarrier } from './ask-carrier.ts'
import { isFresh } from './number.ts'

/**
 * Makes sure the carrier was asked about a contact's number, with no hurry. `again` asks even if an answer of
 * a few minutes ago is at hand: somebody just paid the bill. Throws ProviderError, and is then tried again.
 */
export async function checkContactNumber(
  core: Core & { numberService: NumberServicePort },
  input: { contactId: string; again: boolean },
): Promise<void> {
  const [known] = await core.db
    .select({
      state: contacts.state,
      channel: contacts.channel,
      phoneSealed: contacts.phoneSealed,
      phoneHash: contacts.phoneHash,
      employeeId: contacts.employeeId,
      status: numbers.status,
      checkedAt: numbers.checkedAt,
    })
    .from(contacts)
    .leftJoin(numbers, eq(numbers.phoneHash, contacts.phoneHash))
    .where(eq(contacts.id, input.contactId))
  if (!known || known.channel === 'other' || known.state === 'retired' || known.state === 'invalid')
    return
  const now = core.clock.now()
  const justAsked = known.checkedAt !== null && now.getTime() - known.checkedAt.getTime() < MINUTE
  if (input.again ? justAsked : isFresh(known, now)) return
  await askCarrier(core, {
    phone: core.vault.open('phone', known.phoneSealed),
    phoneHash: known.phoneHash,
    employeeId: known.employeeId,
    withHome: false,
  })
}
