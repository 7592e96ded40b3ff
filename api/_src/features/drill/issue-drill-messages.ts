import { sql } from 'drizzle-orm'
import { type Core, inTransaction } from '../../kernel/core.ts'
import { newId } from '../../kernel/ids.ts'
import { announce } from '../../kernel/outbox.ts'
import { arrayOf, rowsOf } from '../../kernel/rows.ts'

/**
 * Decides to whom some people of a sample are written: `contactId` null, nobody, which stands apart with its reason.
 * Announces the SMS, and `drill.started` again for the next of the sample. Running twice, or two at once, decides once.
 * Nothing for a drill that is closed.
 */
export async function issueDrillMessages(
  core: Core,
  given: {
    drillId: string
    chosen: readonly { drillPersonId: string; contactId: string | null }[]
  },
): Promise<void> {
  await inTransaction(core, async (t) => {
    const { drillId, chosen } = given
    const now = t.now.toISOString()
    const held = await t.tx.execute(sql`
      select 1 from drills where id = ${drillId} and state = 'running' for share`)
    if (rowsOf(held).length === 0) return
    const written = chosen.filter(({ contactId }) => contactId !== null)
    const issued = await t.tx.execute(sql`
      insert into drill_messages (id, drill_person_id, contact_id, employee_id, created_at)
      select w.id, p.id, w.contact_id, p.employee_id, ${now}
      from unnest(${arrayOf(written.map(() => newId('drillMessage', t.now)))}::text[],
        ${arrayOf(written.map(({ drillPersonId }) => drillPersonId))}::text[],
        ${arrayOf(written.map(({ contactId }) => contactId ?? ''))}::text[]) as w(id, person_id, contact_id)
      join drill_people p on p.id = w.person_id and p.state = 'waiting'
      order by p.id on conflict (drill_person_id) do nothing returning id`)
    const drillMessageIds = rowsOf<{ id: string }>(issued).map(({ id }) => id)
    const nobody = chosen.filter(({ contactId }) => contactId === null)
    const apart = await t.tx.execute(sql`
      update drill_people set state = 'not_attempted', reason = 'no_sms_contact', ended_at = ${now}
      where id = any(${arrayOf(nobody.map(({ drillPersonId }) => drillPersonId))}::text[])
        and state = 'waiting' returning id`)
    if (drillMessageIds.length > 0)
      await announce(t.tx, t.now, 'drill.messages_issued', { drillMessageIds })
    // whoever finds nothing left to decide came second: the first has announced the next step
    if (drillMessageIds.length + rowsOf(apart).length > 0)
      await announce(t.tx, t.now, 'drill.started', { drillId })
  })
}
