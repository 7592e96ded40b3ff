import { asc, eq } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { workAddresses } from '../../../../db/schema/index.ts'
import type { WorkAddresses } from '../../../../shared/access.ts'
import type { Vault } from '../../kernel/vault.ts'
import { maskAddress } from './work-address.ts'

/** Where alerts reach somebody while WeCom is not: verified addresses only, in full; null = none of that kind. */
export async function findWorkAddresses(
  db: Queryable,
  vault: Vault,
  employeeId: string,
): Promise<{ email: string | null; phone: string | null }> {
  const rows = await db.select().from(workAddresses).where(eq(workAddresses.employeeId, employeeId))
  const verified = (kind: 'email' | 'phone') => {
    const sealed = rows.find((row) => row.kind === kind && row.verifiedAt)?.addressSealed
    return sealed ? vault.open('address', sealed) : null
  }
  return { email: verified('email'), phone: verified('phone') }
}

/** The same for their owner: masked, with those that wait for their code. */
export async function listWorkAddresses(
  db: Queryable,
  vault: Vault,
  employeeId: string,
): Promise<WorkAddresses> {
  const rows = await db
    .select()
    .from(workAddresses)
    .where(eq(workAddresses.employeeId, employeeId))
    .orderBy(asc(workAddresses.kind))
  const addresses = rows.flatMap(({ kind, addressSealed, pendingSealed }) =>
    [
      { sealed: addressSealed, verified: true },
      { sealed: pendingSealed, verified: false },
    ].flatMap(({ sealed, verified }) =>
      sealed ? [{ kind, masked: maskAddress(kind, vault.open('address', sealed)), verified }] : [],
    ),
  )
  return { addresses }
}
