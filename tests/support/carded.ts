import { eq } from 'drizzle-orm'
import { reviewAlerts } from '../../api/_src/features/alert/review-alerts.ts'
import { recordPress } from '../../api/_src/features/delivery/record-press.ts'
import { schedule } from '../../api/_src/flow/schedule.ts'
import { alerts, deliveries } from '../../db/schema/index.ts'
import { addCovered, addHr } from './alerted.ts'
import type { MessageWorld } from './message-world.ts'

/** A card about a silent contact in the hands of an HR lead, or on its way there: WeCom does as its script says. */
export async function giveCard(world: MessageWorld) {
  const lin = await addHr(world, { userid: 'Lin', role: 'hr_lead', name: '林晓' })
  const named = await addCovered(world, { row: { state: 'unanswered' } })
  await reviewAlerts(world, { employeeIds: [named.employeeId] })
  await schedule.sweep(world)
  await world.settle()
  const [alert] = await world.db.select().from(alerts).where(eq(alerts.contactId, named.contactId))
  const [delivery] = await world.db.select().from(deliveries)
  return { ...named, lin, alertId: alert?.id ?? '', taskId: delivery?.taskId ?? '' }
}

/** WeCom pushes that somebody pressed a button; every press brings a code of its own. */
export async function pressCard(
  world: MessageWorld,
  card: { taskId: string },
  buttonKey: string,
  more: { key?: string; userid?: string } = {},
): Promise<void> {
  const { key = `${buttonKey}-1`, userid = 'lin' } = more
  const responseCode = `pressed-${key}`
  await recordPress(world, { key, taskId: card.taskId, userid, buttonKey, responseCode })
  await world.settle()
}
