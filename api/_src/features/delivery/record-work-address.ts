import { sql } from 'drizzle-orm'
import type { WorkAddressKind } from '../../../../shared/access.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Core } from '../../kernel/core.ts'
import { hashAddress, readAddress } from './work-address.ts'

const sentences: Record<WorkAddressKind, string> = {
  email: '请填一个邮箱地址，例如 name@company.com',
  phone: '请填 11 位手机号',
}

/**
 * Keeps, sealed, where somebody wants to be reached while WeCom is not (design §8). It counts once its code came back;
 * until then a verified one of the same kind stays in use. Throws `invalid_input` where it is no address.
 */
export async function recordWorkAddress(
  core: Core,
  input: { employeeId: string; kind: WorkAddressKind; address: string },
): Promise<void> {
  const { employeeId, kind } = input
  const address = readAddress(kind, input.address)
  if (address === null)
    throw new AppError('invalid_input', { field: 'address', sentence: sentences[kind] })
  const now = core.clock.now().toISOString()
  const sealed = core.vault.seal('address', address)
  const hash = hashAddress(core.vault, kind, address)
  // the same one again keeps its code: whoever presses twice may type the first one
  await core.db.execute(sql`
    insert into work_addresses as w (employee_id, kind, pending_sealed, pending_hash, created_at)
    values (${employeeId}, ${kind}, ${sealed}, ${hash}, ${now})
    on conflict (employee_id, kind) do update set pending_sealed = excluded.pending_sealed,
      pending_hash = excluded.pending_hash, code_hash = null, code_expires_at = null
    where w.pending_hash is distinct from excluded.pending_hash`)
}
