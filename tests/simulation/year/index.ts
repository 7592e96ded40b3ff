import { parseArgs } from 'node:util'
import { liveYear } from './live-year.ts'
import { openYearDatabase } from './open-database.ts'
import { openYear } from './open-year.ts'
import { fullYear } from './plan.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    people: { type: 'string', default: String(fullYear.people) },
    days: { type: 'string', default: String(fullYear.days) },
    bustle: { type: 'string', default: String(fullYear.bustle) },
    past: { type: 'string', default: String(fullYear.past) },
    /** Of a workday, e.g. `9.1,14,19.5`; all of them unless told. */
    hours: { type: 'string', default: fullYear.hours.join() },
    /** Stops at the first broken day and leaves its database to be looked at. */
    hold: { type: 'boolean', default: false },
  },
})
const plan = {
  ...fullYear,
  seed: Number(values.seed),
  people: Number(values.people),
  days: Number(values.days),
  bustle: Number(values.bustle),
  past: Number(values.past),
  hours: values.hours.split(',').map(Number),
}
const MOST_PRINTED = 12
console.log(`${plan.people} people, ${plan.days} days, seed ${plan.seed} …`)
const database = await openYearDatabase()
const begun = performance.now()
const year = await openYear(plan, database.handle)
let broken = 0
for await (const { day, date, breaches } of liveYear(year)) {
  for (const { rule, what } of breaches.slice(0, MOST_PRINTED))
    console.error(`BROKEN  seed ${plan.seed} day ${day} (${date}) · ${rule}: ${what}`)
  if (breaches.length > MOST_PRINTED) console.error(`… and ${breaches.length - MOST_PRINTED} more`)
  broken += breaches.length
  if (values.hold && broken > 0) {
    console.log(`held: ${database.url}`)
    await new Promise(() => setInterval(() => {}, 60_000))
  }
  if (day % 10 === 9 || day === plan.days - 1) {
    const seconds = Math.round((performance.now() - begun) / 1000)
    const memory = Math.round(process.memoryUsage.rss() / 1e6)
    console.log(
      `${date}: ${year.world.sandbox.sms.log.size} SMS, ${broken} broken, ${seconds} s, ${memory} MB`,
    )
  }
}
console.log(JSON.stringify(year.town.counts, null, 2))
await year.world.close()
await database.stop()
console.log(
  broken === 0
    ? `The rules held on each of ${plan.days} days.`
    : `${broken} promises broken; again with --seed ${plan.seed}`,
)
process.exit(broken === 0 ? 0 : 1)
