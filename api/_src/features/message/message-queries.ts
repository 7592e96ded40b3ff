import { eq, sql } from 'drizzle-orm'
import type { Queryable } from '../../../../db/client.ts'
import { messages } from '../../../../db/schema/index.ts'
import { AppError } from '../../kernel/app-error.ts'
import type { Core } from '../../kernel/core.ts'
import { sendingHours } from '../../kernel/hours.ts'
import { rowsOf } from '../../kernel/rows.ts'
import { allowance } from './allowance.ts'
import { pairRefused, splitUnasked, type UnaskedTime, unaskedTimes } from './message-facts.ts'

export type Message = typeof messages.$inferSelect

export async function findMessage(q: Queryable, messageId: string): Promise<Message | null> {
  const [message] = await q.select().from(messages).where(eq(messages.id, messageId))
  return message ?? null
}

/**
 * When the next unasked message to this contact may leave by the limits of design §5; null = now. Throws
 * `number_stopped` and `pair_refused` where none ever will. Hours are not counted: a message waits for them.
 */
export async function findNextAskTime(core: Core, contactId: string): Promise<Date | null> {
  const now = core.clock.now()
  const settings = await core.settings.read(core.db)
  const result = await core.db.execute(sql`
    select c.id, ${unaskedTimes(sql`c.phone_hash`, sql`c.employee_id`, now)} as unasked,
      ${pairRefused(sql`c.employee_id`, sql`c.phone_hash`)} as pair_refused,
      exists (select 1 from numbers n where n.phone_hash = c.phone_hash and n.stopped_at is not null) as stopped
    from contacts c where c.id = ${contactId}`)
  const [row] = rowsOf<{ unasked: UnaskedTime[]; pair_refused: boolean; stopped: boolean }>(result)
  if (!row) return null
  if (row.stopped) throw new AppError('number_stopped')
  if (row.pair_refused) throw new AppError('pair_refused')
  const decision = allowance(
    {
      kind: 'notice',
      createdAt: now,
      askNow: true,
      ownSubmit: true,
      employeeLeft: false,
      contactState: 'pending',
      drillOpen: null,
      ownNumber: false,
      question: 'open',
      numberStatus: null,
      numberStopped: false,
      pairRefused: false,
      ...splitUnasked(row.unasked),
      askedToNumber: [],
      sentToday: 0,
      dailyBudget: 1,
      hours: sendingHours(settings),
      limits: settings,
      pausedUntil: null,
    },
    now,
  )
  return decision.may === 'later' ? decision.at : null
}
