import { sql } from 'drizzle-orm'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { isUnpurged, pairHash } from '../../kernel/purged-hash.ts'
import { arrayOf } from '../../kernel/rows.ts'

/**
 * The questions to purged contacts forget the number, their links and what the contact would rather be called; that they
 * were put, and answered how, stays. A no goes on holding for the pair. Idempotent.
 */
export async function purgeQuestions(
  core: Core,
  { contactIds }: { contactIds: readonly string[] },
): Promise<void> {
  const ids = sql`any(${arrayOf(contactIds)}::text[])`
  await inTransaction(core, async ({ tx }) => {
    // the extend code told apart open questions to one number: nobody answers these any more
    await tx.execute(sql`
      update challenges set phone_hash = ${pairHash(sql`employee_id`, sql`phone_hash`)}, extend_code = id
      where contact_id = ${ids} and ${isUnpurged(sql`phone_hash`)}`)
    await tx.execute(sql`
      delete from challenge_links l using challenges c where c.id = l.challenge_id and c.contact_id = ${ids}`)
    await tx.execute(sql`delete from challenge_corrections where contact_id = ${ids}`)
    await tx.execute(sql`delete from challenge_codes where contact_id = ${ids}`)
  })
}
