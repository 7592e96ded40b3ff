import { sql } from 'drizzle-orm'
import { stripPhone } from '../../../../shared/phone.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { announcing } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { receiptMeaning } from '../../ports/receipt-meaning.ts'
import { moveCarrier } from './carrier-moves.ts'
import { hurtsContact } from './hurts-contact.ts'
import { type Report, saveReports } from './message-reports.ts'

/** One receipt as the vendor pushes it (providers A5), already parsed. */
export type Receipt = {
  outId: string | null
  phone: string
  errCode: string
  reportedAt: Date
  segments: number | null
}

/**
 * Takes in a push of receipts, in any order and any number of times. Harmless ones count at once; one that
 * would hurt a contact is kept, and `message.reported` has the vendor itself asked (design §5, unsigned
 * callbacks). Calls nobody, so the vendor's push is answered quickly.
 */
export async function recordReceipt(core: Core, receipts: readonly Receipt[]): Promise<void> {
  const reports = receipts.flatMap(({ outId, phone, errCode, reportedAt, segments }): Report[] => {
    if (!outId) return []
    const phoneHash = core.vault.hash('phone', stripPhone(phone))
    return [{ outId, phoneHash, errCode, meaning: receiptMeaning(errCode), reportedAt, segments }]
  })
  if (reports.length === 0) return
  await inTransaction(core, async (t) => {
    const fresh = await keepFresh(t, reports)
    const blocked = await saveReports(
      t.tx,
      fresh.filter(({ meaning }) => !hurtsContact(meaning)),
      t.now,
    )
    await keepHarmful(
      t,
      fresh.filter(({ meaning }) => hurtsContact(meaning)),
    )
    for (const form of blocked) await moveCarrier(t.tx, form, t.now)
  })
}

/** The receipts that were not pushed before. */
async function keepFresh(t: TxCore, reports: readonly Report[]): Promise<Report[]> {
  const keyed = new Map(reports.map((report) => [keyOf(report), report]))
  const rows = [...keyed].map(([key, { meaning }]) => ({ key, outcome: meaning }))
  const result = await t.tx.execute(sql`
    insert into sms_pushes (kind, key, outcome, received_at)
    select 'receipt', r.key, r.outcome, ${t.now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(key text, outcome text) order by r.key
    on conflict do nothing returning key`)
  return rowsOf<{ key: string }>(result).flatMap(({ key }) => keyed.get(key) ?? [])
}

async function keepHarmful(t: TxCore, reports: readonly Report[]): Promise<void> {
  if (reports.length === 0) return
  const rows = reports.map(({ outId, phoneHash, errCode }) => ({
    out_id: outId,
    phone_hash: phoneHash,
    code: errCode,
  }))
  await t.tx.execute(sql`
    with reported as (
      update messages m set reported_code = r.code, reported_at = ${t.now.toISOString()}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(out_id text, phone_hash text, code text)
      where m.out_id = r.out_id and m.phone_hash = r.phone_hash
        and m.state in ('queued', 'sending', 'uncertain', 'sent')
      returning m.id)
    ${announcing('message.reported', t.now, sql`jsonb_build_object('messageId', id)`)} from reported`)
}

function keyOf({ outId, errCode }: Report): string {
  return `${outId}:${errCode}`
}
