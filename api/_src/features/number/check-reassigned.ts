import { eq, sql } from 'drizzle-orm'
import { contacts, numbers } from '../../../../db/schema/index.ts'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announcing } from '../../kernel/outbox.ts'
import type { NumberServicePort } from '../../ports/number-service.ts'
import { mayHaveMoved } from './reassignment.ts'

type Answer = Awaited<ReturnType<NumberServicePort['reassigned']>>

/**
 * Buys the answer to whether a contact's number was given to somebody else since its last proof, where that can change
 * a decision; null where it cannot. Keeps the answer and announces `contact.touched` for it. Throws ProviderError.
 */
export async function checkReassigned(
  core: Core & { numberService: NumberServicePort },
  { contactId }: { contactId: string },
): Promise<Answer | null> {
  const [known] = await core.db
    .select({
      state: contacts.state,
      channel: contacts.channel,
      proofAt: contacts.proofAt,
      askedAt: numbers.reassignedCheckedAt,
      phoneSealed: contacts.phoneSealed,
      phoneHash: contacts.phoneHash,
      employeeId: contacts.employeeId,
    })
    .from(contacts)
    .leftJoin(numbers, eq(numbers.phoneHash, contacts.phoneHash))
    .where(eq(contacts.id, contactId))
  if (!known?.proofAt || !mayHaveMoved(known, core.clock.now())) return null
  const since = known.proofAt
  const answer = await core.numberService.reassigned(
    core.vault.open('phone', known.phoneSealed),
    since,
  )
  const now = core.clock.now()
  await core.db.execute(sql`
    with kept as (
      insert into number_checks (id, phone_hash, employee_id, kind, answer, at)
      values (${newId('numberCheck', now)}, ${known.phoneHash}, ${known.employeeId}, 'reassigned', ${answer},
        ${now.toISOString()})),
    told as (${announcing('contact.touched', now, sql`jsonb_build_object('contactId', ${contactId}::text)`)})
    insert into numbers (phone_hash, reassigned, reassigned_since, reassigned_checked_at)
    values (${known.phoneHash}, ${answer}, ${since.toISOString()}, ${now.toISOString()})
    on conflict (phone_hash) do update set reassigned = excluded.reassigned,
      reassigned_since = excluded.reassigned_since, reassigned_checked_at = excluded.reassigned_checked_at`)
  return answer
}
