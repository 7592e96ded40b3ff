import { and, eq, inArray, isNull } from 'drizzle-orm'
import { findings } from '../../../../db/schema/index.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import type { KeptKind } from './finding.ts'

/**
 * HR looked at these findings of a contact and they are in order: they are not found again until their details change
 * (design §6). `kinds` absent: all open ones. Announces `contact.touched`. May run twice.
 */
export async function closeFindings(
  core: Core,
  input: { contactId: string; closedBy: string; kinds?: readonly KeptKind[] },
): Promise<void> {
  await inTransaction(core, async (t) => {
    const closed = await t.tx
      .update(findings)
      .set({ clearedAt: t.now, clearedBy: input.closedBy })
      .where(
        and(
          eq(findings.contactId, input.contactId),
          isNull(findings.clearedAt),
          input.kinds ? inArray(findings.kind, [...input.kinds]) : undefined,
        ),
      )
      .returning({ id: findings.id })
    if (closed.length > 0)
      await announce(t.tx, t.now, 'contact.touched', { contactId: input.contactId })
  })
}
