import { type SQL, sql } from 'drizzle-orm'
import { contacts } from '../../../../db/schema/index.ts'
import type { ContactRow } from './contact-queries.ts'
import { dueOnOf } from './contact-view.ts'

/**
 * What a fresh proof of this kind sets on a contact. The proof before it is kept, the latest of each kind: a weaker one
 * (HR called them, a renewal by the link) says no less about who gave the code before (design §7).
 */
export function newProof(
  kind: NonNullable<ContactRow['proofKind']>,
  at: Date,
  { askEveryDays }: { askEveryDays: number },
) {
  return {
    cause: null,
    proofKind: kind,
    proofAt: at,
    earlierProofs: earlierThan(kind),
    dueOn: dueOnOf(at, askEveryDays),
    draftUntil: null,
  }
}

function earlierThan(kind: string): SQL<ContactRow['earlierProofs']> {
  return sql`case when ${contacts.proofKind} is null then ${contacts.earlierProofs} else nullif(
    (coalesce(${contacts.earlierProofs}, '{}') || jsonb_build_object(${contacts.proofKind}, ${contacts.proofAt}))
      - ${kind}::text, '{}') end`
}
