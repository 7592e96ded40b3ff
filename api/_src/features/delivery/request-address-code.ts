import { sql } from 'drizzle-orm'
import type { WorkAddressKind } from '../../../../shared/access.ts'
import { AppError } from '../../kernel/app-error.ts'
import { addMilliseconds, shanghaiDate } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { rowsOf, toBuffer } from '../../kernel/rows.ts'
import type { MailerPort } from '../../ports/mailer.ts'
import type { SmsPort } from '../../ports/sms.ts'
import {
  CODE_LASTS,
  CODE_PAUSE,
  CODES_A_DAY,
  codeMail,
  hashAddressCode,
  mintAddressCode,
} from './work-address.ts'

type Ways = Core & { sms: SmsPort; mailer: MailerPort | null }

/**
 * Sends a code to the address that waits for one. Throws `too_soon` within a minute or after ten on one day,
 * `nothing_to_do` where no address waits, `outside_unavailable` where it surely was not sent, `invalid_input` where the
 * address takes no messages. After an uncertain answer the code counts: it may have arrived.
 */
export async function requestAddressCode(
  core: Ways,
  { employeeId, kind }: { employeeId: string; kind: WorkAddressKind },
): Promise<void> {
  if (kind === 'email' && core.mailer === null)
    throw new AppError('outside_unavailable', {
      sentence: '公司还没有接通发邮件的服务器，请先核实工作手机。',
    })
  const code = mintAddressCode(core.random)
  const address = await claimCode(core, { employeeId, kind, code })
  try {
    if (kind === 'email')
      await core.mailer?.send({
        id: newId('code', core.clock.now()),
        to: address,
        ...codeMail(code),
      })
    else
      await core.sms.send({
        phone: address,
        template: 'code',
        params: { code },
        outId: newId('code', core.clock.now()),
      })
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    core.log.warn({ kind, failure: error.kind, code: error.code }, 'address code not sent')
    if (error.kind === 'uncertain') return
    await dropCode(core, { employeeId, kind, code })
    if (error.kind === 'unavailable') throw new AppError('outside_unavailable')
    throw new AppError('invalid_input', {
      field: 'address',
      sentence: '这个地址收不到消息，请检查有没有写错。',
    })
  }
}

type Claim = { employeeId: string; kind: WorkAddressKind; code: string }

/** One of two presses gets the code; the other is told to wait. */
async function claimCode(core: Ways, { employeeId, kind, code }: Claim): Promise<string> {
  const now = core.clock.now()
  const today = shanghaiDate(now)
  const found = rowsOf<{ pending: unknown; hash: string | null }>(
    await core.db.execute(sql`
      select pending_sealed as pending, pending_hash as hash from work_addresses
      where employee_id = ${employeeId} and kind = ${kind}`),
  )[0]
  if (!found?.hash) throw new AppError('nothing_to_do')
  const hash = hashAddressCode(core.vault, { employeeId, addressHash: found.hash }, code)
  const claimed = await core.db.execute(sql`
    update work_addresses set code_hash = ${hash}, code_sent_at = ${now.toISOString()}, wrong = 0,
      code_expires_at = ${addMilliseconds(now, CODE_LASTS).toISOString()},
      codes = case when codes_on = ${today} then codes + 1 else 1 end, codes_on = ${today}
    where employee_id = ${employeeId} and kind = ${kind} and pending_hash = ${found.hash}
      and (code_sent_at is null or code_sent_at <= ${addMilliseconds(now, -CODE_PAUSE).toISOString()})
      and (codes_on is distinct from ${today} or codes < ${CODES_A_DAY})
    returning kind`)
  if (rowsOf(claimed).length === 0)
    throw new AppError('too_soon', { retryAt: addMilliseconds(now, CODE_PAUSE) })
  return core.vault.open('address', toBuffer(found.pending))
}

/** What surely was not sent need not be waited for. */
async function dropCode(core: Ways, { employeeId, kind, code }: Claim): Promise<void> {
  const hashes = rowsOf<{ hash: string | null }>(
    await core.db.execute(sql`
      select pending_hash as hash from work_addresses
      where employee_id = ${employeeId} and kind = ${kind}`),
  )
  const hash = hashAddressCode(core.vault, { employeeId, addressHash: hashes[0]?.hash ?? '' }, code)
  await core.db.execute(sql`
    update work_addresses set code_hash = null, code_expires_at = null, code_sent_at = null
    where employee_id = ${employeeId} and kind = ${kind} and code_hash = ${hash}`)
}
