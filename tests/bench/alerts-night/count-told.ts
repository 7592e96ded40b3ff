import { sql } from 'drizzle-orm'
import { rowsOf } from '../../../api/_src/kernel/rows.ts'
import type { Night } from './open-night.ts'

const CARDS = 5
const DIGESTS = 1

export type Told = {
  alerts: number
  cards: number
  digests: number
  /** In no message that a member was shown, or not noted as told. */
  lost: number
  /** Messages about an alert beyond its first. */
  doubled: number
  /** Messages beyond five cards and a digest to a member, and messages that the stand-in dropped. */
  overLimits: number
}

type Sent = { id: string; userid: string; kind: string; alertIds: string[] }

/** What the members were shown, by the stand-in's own log, against the alerts that are open. */
export async function countTold(night: Night, members: readonly string[]): Promise<Told> {
  const { db } = night.core
  const sent = rowsOf<Sent>(
    await db.execute(sql`
      select d.id, e.userid, d.kind, case d.kind when 'card' then array[d.alert_id]
        else array(select i.alert_id from digest_alerts i where i.delivery_id = d.id) end as "alertIds"
      from deliveries d join employees e on e.id = d.recipient_id where d.state in ('sent', 'sending', 'uncertain')`),
  )
  const open = rowsOf<{ id: string; told: boolean }>(
    await db.execute(sql`
      select id, delivered_at is not null as told from alerts where state in ('open', 'in_follow_up')`),
  )
  const cardOf = new Map(sent.filter(({ kind }) => kind === 'card').map((one) => [one.id, one]))
  const digestsOf = (userid: string) =>
    sent.filter((one) => one.kind === 'digest' && one.userid === userid)
  const times = new Map<string, number>()
  const told: Told = {
    alerts: open.length,
    cards: 0,
    digests: 0,
    lost: 0,
    doubled: 0,
    overLimits: 0,
  }
  for (const userid of members) {
    const shown = night.sandbox.wecom.messages.sentTo(userid)
    const cards = shown.filter(({ card }) => card)
    const digests = shown.length - cards.length
    told.cards += cards.length
    told.digests += digests
    told.overLimits += Math.max(0, cards.length - CARDS) + Math.max(0, digests - DIGESTS)
    const spoken = cards.flatMap(({ card }) => cardOf.get(card?.taskId ?? '')?.alertIds ?? [])
    const listed = digestsOf(userid)
      .slice(0, digests)
      .flatMap((one) => one.alertIds)
    for (const id of [...spoken, ...listed]) times.set(id, (times.get(id) ?? 0) + 1)
  }
  told.overLimits += Math.max(0, sent.length - told.cards - told.digests)
  told.lost = open.filter(({ id, told: noted }) => !noted || !times.has(id)).length
  told.doubled = [...times.values()].reduce((sum, count) => sum + count - 1, 0)
  return told
}
