import { HOUR, MINUTE, shanghaiInstant } from '../../../api/_src/kernel/clock.ts'
import { type BenchRow, within } from '../support/bench-row.ts'
import { secondsOf } from '../support/take-turns.ts'
import { countTold } from './count-told.ts'
import { openNight } from './open-night.ts'
import { owners, seedNight } from './seed-night.ts'

const NIGHT = '2026-11-24'
/** What two instances on the bench's two cores may take for all of it, the WeCom stand-in included. */
const PATIENCE = 300

/** 20,000 alerts of one night reach their 200 owners in the morning. BENCH_ALERTS makes them fewer. */
export async function benchAlertsNight(): Promise<BenchRow[]> {
  const alerts = Number(process.env.BENCH_ALERTS ?? 20_000)
  const night = await openNight({ startAt: shanghaiInstant(NIGHT, 3), members: owners })
  await seedNight(night.core, alerts / 2)
  const raised = await secondsOf(night.settle)
  console.log(`  raised and planned in ${raised.toFixed(1)} s`)
  const nine = shanghaiInstant(NIGHT, 9).getTime()
  const told = await secondsOf(async () => {
    for (const minutes of [-1, 0, 1, 5, 9, 10, 11, 12, 15, 20, 30, 60]) {
      await night.advance(nine + minutes * MINUTE - night.sandbox.now())
      const seconds = await secondsOf(night.settle)
      const { size } = night.sandbox.wecom.messages
      console.log(`  09:00 and ${minutes} min: ${size} messages so far, ${seconds.toFixed(1)} s`)
    }
  })
  const count = await countTold(night, owners)
  // neither the rest of the day nor the next morning says any of it again
  for (const hours of [6, 24, 25]) {
    await night.advance(nine + hours * HOUR - night.sandbox.now())
    await night.settle()
  }
  const later = await countTold(night, owners)
  const again = later.cards + later.digests - count.cards - count.digests
  console.log(`  ${JSON.stringify(count)}, told in ${told.toFixed(1)} s, ${again} messages later`)
  await night.close()
  const name = `${alerts} alerts raised in one night`
  return [
    within({ name: `${name}: not raised`, value: alerts - count.alerts, unit: 'alerts' }, 0),
    within({ name: `${name}: lost`, value: count.lost, unit: 'alerts' }, 0),
    within({ name: `${name}: doubled`, value: count.doubled + again, unit: 'messages' }, 0),
    within({ name: `${name}: over limits`, value: count.overLimits, unit: 'messages' }, 0),
    within({ name: `${name}: raised and told`, value: raised + told, unit: 's' }, PATIENCE),
  ]
}
