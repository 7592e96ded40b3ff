import { and, eq } from 'drizzle-orm'
import { workAddresses } from '../../../../db/schema/index.ts'
import type { WorkAddressKind } from '../../../../shared/access.ts'
import type { Core } from '../../kernel/core.ts'

/**
 * Nothing is sent there any more; one that waits for its code goes too. The row stays with the count of its codes, so
 * that removing and asking again gives no further ones. Removing what is not there changes nothing.
 */
export async function removeWorkAddress(
  core: Core,
  { employeeId, kind }: { employeeId: string; kind: WorkAddressKind },
): Promise<void> {
  await core.db
    .update(workAddresses)
    .set({
      addressSealed: null,
      addressHash: null,
      verifiedAt: null,
      pendingSealed: null,
      pendingHash: null,
      codeHash: null,
      codeExpiresAt: null,
    })
    .where(and(eq(workAddresses.employeeId, employeeId), eq(workAddresses.kind, kind)))
}
