import { sql } from 'drizzle-orm'
import type { WorkAddressKind } from '../../../../shared/access.ts'
import { AppError } from '../../kernel/app-error.ts'
import { writeAudit } from '../../kernel/audit.ts'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'
import { type Guess, hashAddressCode, judgeAddressCode } from './work-address.ts'

/**
 * The code that came back makes the address count, in place of an earlier one, with a row of audit. Throws `code_wrong`,
 * `code_expired` or `code_locked`; a wrong guess is counted. Twice the right code is `code_expired`: it is used up.
 */
export async function confirmWorkAddress(
  core: Core,
  input: { employeeId: string; kind: WorkAddressKind; code: string },
): Promise<void> {
  const { employeeId, kind, code } = input
  const guess = await inTransaction(core, async (t): Promise<Guess> => {
    const [row] = rowsOf<{
      hash: string | null
      codeHash: string | null
      wrong: number
      expiresAt: unknown
    }>(
      await t.tx.execute(sql`
        select pending_hash as hash, code_hash as "codeHash", wrong, code_expires_at as "expiresAt"
        from work_addresses where employee_id = ${employeeId} and kind = ${kind} for update`),
    )
    const typed = hashAddressCode(t.vault, { employeeId, addressHash: row?.hash ?? '' }, code)
    const verdict = judgeAddressCode({
      wrong: row?.wrong ?? 0,
      expiresAt: toDate(row?.expiresAt),
      now: t.now,
      matches: t.vault.sameHash(row?.codeHash ?? '', typed),
    })
    if (verdict === 'wrong')
      await t.tx.execute(sql`
        update work_addresses set wrong = wrong + 1
        where employee_id = ${employeeId} and kind = ${kind}`)
    if (verdict === 'right') {
      await t.tx.execute(sql`
        update work_addresses set address_sealed = pending_sealed, address_hash = pending_hash,
          verified_at = ${t.now.toISOString()}, pending_sealed = null, pending_hash = null,
          code_hash = null, code_expires_at = null, code_sent_at = null, wrong = 0
        where employee_id = ${employeeId} and kind = ${kind}`)
      await writeAudit(t.tx, t.now, {
        actorId: employeeId,
        action: 'work_address.verified',
        subject: employeeId,
        details: { kind },
      })
    }
    return verdict
  })
  if (guess === 'right') return
  throw refusals[guess]()
}

const refusals: Record<Exclude<Guess, 'right'>, () => AppError> = {
  wrong: () =>
    new AppError('code_wrong', { field: 'code', sentence: '验证码不对，请看最新收到的一条。' }),
  expired: () => new AppError('code_expired', { field: 'code' }),
  locked: () =>
    new AppError('code_locked', {
      field: 'code',
      sentence: '填错太多次了，请重新获取一个验证码。',
    }),
}
