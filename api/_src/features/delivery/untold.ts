import { type SQL, sql } from 'drizzle-orm'

/**
 * Open alerts that this person should hear of and has not: their own that reached nobody, and for an HR lead those that
 * are overdue. One row per alert with the `subject` of its card, which is once per owner's turn and once per escalation.
 * What a card or a digest of theirs speaks of, or will, is left out: a digest by when it left, for it is laid out the day
 * before. A failed digest speaks of nothing, nor does what was dropped because it was settled for a while.
 */
export function untoldAlerts(recipientId: string, now: Date): SQL {
  const at = now.toISOString()
  return sql`
    select id, subject, severity, opened_at, due_at from (
      select a.id, a.severity, a.opened_at, a.due_at, turn.since, a.id || ':' || turn.number as subject
      from alerts a
      cross join lateral (select count(*) as number, coalesce(max(h.at), a.opened_at) as since
        from alert_history h where h.alert_id = a.id and h.event = 'handed_over') turn
      where a.owner_id = ${recipientId} and a.delivered_at is null and a.state in ('open', 'in_follow_up')
        and (a.quiet_until is null or a.quiet_until <= ${at})
      union all
      select a.id, a.severity, a.opened_at, a.due_at, a.escalated_at, a.id || ':escalated'
      from alerts a
      where a.escalated_at is not null and a.state in ('open', 'in_follow_up')
        and (a.quiet_until is null or a.quiet_until <= ${at})
        and (a.owner_id is distinct from ${recipientId} or a.delivered_at is not null)
        and exists (select 1 from role_grants g where g.employee_id = ${recipientId} and g.role = 'hr_lead'
          and g.ended_at is null)
    ) wanted
    where not exists (select 1 from deliveries d where d.recipient_id = ${recipientId} and d.kind = 'card'
        and d.subject = wanted.subject and d.state <> 'dropped')
      and not exists (select 1 from digest_alerts i join deliveries d on d.id = i.delivery_id
        where i.alert_id = wanted.id and d.recipient_id = ${recipientId} and d.state not in ('failed', 'dropped')
          and coalesce(d.sent_at >= wanted.since, true))`
}
