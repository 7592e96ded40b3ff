import { sql } from 'drizzle-orm'
import type { Operations } from '../../../../shared/operations.ts'
import { addMilliseconds, HOUR, MINUTE } from '../../kernel/clock.ts'
import type { Core } from '../../kernel/core.ts'
import { rowsOf, toDate } from '../../kernel/rows.ts'

/** Receipts come within seconds; so many SMS without one, and none at all for an hour, is silence. */
const ENOUGH = 5
const PATIENCE = 15 * MINUTE
const SILENCE = HOUR

type Row = { receipt: unknown; uplink: unknown; press: unknown; waiting: number }

/** When each kind of callback last came, and whether receipts have stopped coming. */
export async function getCallbacks(core: Core): Promise<Operations['callbacks']> {
  const now = core.clock.now()
  const from = addMilliseconds(now, -3 * SILENCE).toISOString()
  const to = addMilliseconds(now, -PATIENCE).toISOString()
  const result = await core.db.execute(sql`
    select
      (select max(received_at) from sms_pushes where kind = 'receipt') as receipt,
      (select max(received_at) from sms_pushes where kind = 'uplink') as uplink,
      (select max(received_at) from card_presses) as press,
      (select count(*)::int from messages
        where state = 'sent' and sent_at > ${from} and sent_at < ${to}) as waiting`)
  const [row] = rowsOf<Row>(result)
  const receiptAt = toDate(row?.receipt)
  const quiet = receiptAt === null || now.getTime() - receiptAt.getTime() > SILENCE
  const silent = quiet && (row?.waiting ?? 0) >= ENOUGH
  const say = (at: unknown) => toDate(at)?.toISOString() ?? null
  return [
    { kind: 'receipt', lastAt: say(row?.receipt), silent },
    { kind: 'uplink', lastAt: say(row?.uplink), silent: false },
    { kind: 'card_press', lastAt: say(row?.press), silent: false },
  ]
}
