import { expect, test } from 'vitest'
import { liveYear } from './live-year.ts'
import { openYearDatabase } from './open-database.ts'
import { openYear } from './open-year.ts'
import { fullYear } from './plan.ts'

/** `npm run simulate:year` tells a whole year of 2,000 people; here are two weeks of a small company in which much falls due. */
const plan = {
  ...fullYear,
  seed: 1,
  people: 50,
  days: 14,
  bustle: 18,
  past: 0.7,
  hours: [9.1, 14, 19.5],
}

test('in a company that lives its life, over two instances and a failing outside, the rules hold after every day', async () => {
  const database = await openYearDatabase()
  const year = await openYear(plan, database.handle)
  try {
    for await (const { day, breaches } of liveYear(year))
      expect(breaches, `seed ${plan.seed}, day ${day}`).toEqual([])
    const { counts } = year.town
    expect(counts['said yes']).toBeGreaterThan(plan.people)
    // without these the two weeks could break no deadline
    expect(counts['must be asked']).toBeGreaterThan(plan.people / 5)
    expect(counts['must be checked']).toBeGreaterThan(plan.people / 2)
    for (const what of ['joined', 'left', 'said no', 'number given up', 'said no change'])
      expect(counts[what] ?? 0, what).toBeGreaterThan(0)
    expect(year.world.sandbox.sms.log.size).toBeGreaterThan(2 * plan.people)
  } finally {
    await year.world.close()
    await database.stop()
  }
}, 300_000)
