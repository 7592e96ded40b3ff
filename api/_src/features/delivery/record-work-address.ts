import { sql } from 'drizzle-orm'
import type { WorkAddressKind } from '../../../../shared/access.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { hashAddress, readAddress } from './work-address.ts'

const sentences: Record<WorkAddressKind, string> = {
  email: '请填一个邮箱地址，例如 name@company.com',
  phone: '请填 11 位手机号',
}

/**
 * Keeps, sealed, where somebody wants to be reached while WeCom is not (design §8). It counts once its code came back;
 * until then a verified one of the same kind stays in use. The one that is in use, typed again, needs no code: whatever
 * waited beside it waits no more. Throws `invalid_input` where it is no address.
 */
export async function recordWorkAddress(
  core: Core,
  input: { employeeId: string; kind: WorkAddressKind; address: string },
): Promise<{ waits: boolean }> {
  const { employeeId, kind } = input
  const address = readAddress(kind, input.address)
  if (address === null)
    throw new AppError('invalid_input', { field: 'address', sentence: sentences[kind] })
  const now = core.clock.now().toISOString()
  const sealed = core.vault.seal('address', address)
  const hash = hashAddress(core.vault, kind, address)
  const kept = await core.db.execute(sql`
    update work_addresses set pending_sealed = null, pending_hash = null, code_hash = null, code_expires_at = null
    where employee_id = ${employeeId} and kind = ${kind} and address_hash = ${hash} returning kind`)
  if (rowsOf(kept).length > 0) return { waits: false }
  // the same one again keeps its code: whoever presses twice may type the first one
  await core.db.execute(sql`
    insert into work_addresses as w (employee_id, kind, pending_sealed, pending_hash, created_at)
    values (${employeeId}, ${kind}, ${sealed}, ${hash}, ${now})
    on conflict (employee_id, kind) do update set pending_sealed = excluded.pending_sealed,
      pending_hash = excluded.pending_hash, code_hash = null, code_expires_at = null
    where w.pending_hash is distinct from excluded.pending_hash`)
  return { waits: true }
}
