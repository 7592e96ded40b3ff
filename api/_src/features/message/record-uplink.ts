import { sql } from 'drizzle-orm'
import { stripPhone } from '../../../../shared/phone.ts'
import { addMilliseconds, HOUR } from '../../kernel/clock.ts'
import { type Core, inTransaction, type TxCore } from '../../kernel/core.ts'
import { announce } from '../../kernel/outbox.ts'
import { rowsOf } from '../../kernel/rows.ts'
import {
  decideUplink,
  type Reply,
  readReply,
  type UplinkDecision,
  type UplinkFacts,
} from './uplinks.ts'

/** One reply as the vendor pushes it (providers A5), already parsed. */
export type Uplink = { sequenceId: string; phone: string; content: string; destCode: string }

/**
 * Takes in replies, each sequence id once. What a reply changes is announced in the same transaction:
 * `challenge.replied`, `number.stopped`, and `trouble.seen` for a flood of "2". The text itself is not kept.
 */
export async function recordUplink(core: Core, uplinks: readonly Uplink[]): Promise<void> {
  for (const uplink of uplinks) {
    const phoneHash = core.vault.hash('phone', stripPhone(uplink.phone))
    const decision = await inTransaction(core, async (t) => {
      const found = await findFacts(t, phoneHash, readReply(uplink.content), uplink.destCode)
      const decided = decideUplink(found)
      if (await keepPush(t, uplink.sequenceId, decided.outcome))
        await announceDecision(t, decided, phoneHash, found)
      return decided
    })
    core.log.info({ outcome: decision.outcome }, 'SMS reply')
  }
}

/** False if this reply was taken in before. */
async function keepPush(t: TxCore, sequenceId: string, outcome: string): Promise<boolean> {
  const result = await t.tx.execute(sql`
    insert into sms_pushes (kind, key, outcome, received_at)
    values ('uplink', ${sequenceId}, ${outcome}, ${t.now.toISOString()})
    on conflict do nothing returning key`)
  return rowsOf(result).length > 0
}

async function announceDecision(
  t: TxCore,
  decision: UplinkDecision,
  phoneHash: string,
  facts: UplinkFacts,
): Promise<void> {
  switch (decision.outcome) {
    case 'agree':
    case 'decline':
      return announce(t.tx, t.now, 'challenge.replied', {
        challengeId: decision.challengeId,
        answer: decision.outcome,
      })
    case 'held':
      await announce(t.tx, t.now, 'challenge.doubted', { challengeId: decision.challengeId })
      return announce(t.tx, t.now, 'trouble.seen', {
        kind: 'declines_flood',
        subject: 'uplink',
        details: { declines: facts.declinesLastHour + 1, delivered: facts.deliveredLastHour },
      })
    case 'stop':
      return announce(t.tx, t.now, 'number.stopped', { phoneHash })
  }
}

async function findFacts(
  t: TxCore,
  phoneHash: string,
  reply: Reply,
  destCode: string,
): Promise<UplinkFacts> {
  const hourAgo = addMilliseconds(t.now, -HOUR).toISOString()
  const result = await t.tx.execute(sql`
    select
      (select coalesce(json_agg(json_build_object('challengeId', h.id, 'extendCode', h.extend_code)), '[]')
        from challenges h where h.phone_hash = ${phoneHash} and h.state = 'open'
          and (h.delivered_at is not null or exists (select 1 from messages m
            where m.contact_id = h.contact_id and m.challenge_id = h.id and m.state = 'delivered')))
        as questions,
      exists (select 1 from messages where phone_hash = ${phoneHash} and claimed_at is not null) as known,
      (select count(*)::int from sms_pushes where kind = 'uplink' and received_at > ${hourAgo}
        and outcome in ('decline', 'held')) as declines,
      (select coalesce(sum(delivered), 0)::int from carrier_reports
        where hour >= date_trunc('hour', ${hourAgo}::timestamptz)) as delivered,
      exists (select 1 from warnings where kind = 'declines_flood' and closed_at is null
        and last_at > ${hourAgo}) as flooded`)
  const [row] = rowsOf<Row>(result)
  if (!row) throw new Error('a select of one row gave none')
  return {
    reply,
    destCode,
    questions: row.questions,
    knownNumber: row.known,
    declinesLastHour: row.declines,
    deliveredLastHour: row.delivered,
    flooded: row.flooded,
  }
}

type Row = {
  questions: { challengeId: string; extendCode: string }[]
  known: boolean
  declines: number
  delivered: number
  flooded: boolean
}
