import { sql } from 'drizzle-orm'
import { shanghaiDate, shanghaiInstant } from '../../../api/_src/kernel/clock.ts'
import { isWorkday, nextDate } from '../../../api/_src/kernel/workdays.ts'
import { wait } from '../drains.ts'
import { createFamilies } from './acts/answer-questions.ts'
import { changeOwnNumbers } from './acts/change-own-number.ts'
import { comeAndGo } from './acts/come-and-go.ts'
import { createOutside } from './acts/fail-outside.ts'
import { liveOn, marry } from './acts/live-on.ts'
import { pry } from './acts/pry.ts'
import { spendHour } from './acts/spend-day.ts'
import { decide, followUp } from './acts/work-at-desk.ts'
import { type Breach, createChecks } from './check-day.ts'
import { ageTokens, drain, sweep } from './look-after.ts'
import type { Year } from './open-year.ts'
import { freeHours } from './plan.ts'
import { diceFor } from './town.ts'

export type DayReport = { day: number; date: string; breaches: Breach[] }

/** What a workday brings, spread over its hours in this order. */
const officeDay = [changeOwnNumbers, comeAndGo, followUp, marry, pry, decide] as const

const NIGHT = 2
const AFTER_NIGHT = 2.2

/** The year, day by day; what each day broke, and none before it, is told as soon as it is over. */
export async function* liveYear(year: Year): AsyncGenerator<DayReport> {
  const { plan, town, world } = year
  const outside = createOutside(year)
  const checks = createChecks(year, outside)
  const families = createFamilies(year)

  const told = new Set<string>()

  async function until(date: string, hour: number): Promise<void> {
    const span = shanghaiInstant(date, hour).getTime() - world.sandbox.now()
    await wait(world, span)
    await ageTokens(world, span)
    await outside.look()
  }

  async function night(date: string): Promise<void> {
    await until(date, NIGHT)
    // a cron may be left out once, but not where everything falls due at once: what waits has a day to spare, no more
    const isLeftOut = plan.past === 0 && diceFor(town, 'night').chance(1 / 60)
    town.hadNight = town.day === 0 || !isLeftOut
    await sweep(world, { isNight: town.hadNight })
    await until(date, AFTER_NIGHT)
    await sweep(world, { isNight: false })
    // as a server's own care does
    if (town.day % 10 === 1) await world.context.db.execute(sql`analyze`)
  }

  async function hour(place: number, of: number, works: boolean): Promise<void> {
    await sweep(world, { isNight: false })
    await families.answer()
    await spendHour(year, { hour: place, of })
    await drain(world)
    if (!works) return
    const acts = officeDay.filter((_, n) => Math.floor((n * of) / officeDay.length) === place)
    for (const act of acts) await act(year)
    if (acts.length > 0) await drain(world)
  }

  for (let date = plan.firstDay; town.day < plan.days; date = nextDate(date), town.day++) {
    outside.planDay()
    await night(date)
    const breaches = outside.isCalm(0) ? await checks.morning() : []
    liveOn(year)
    const works = isWorkday(date)
    const hours = works ? plan.hours : freeHours(plan.hours)
    for (const [place, at] of hours.entries()) {
      await until(date, at)
      await hour(place, hours.length, works)
    }
    breaches.push(...(await checks.evening()))
    const fresh = breaches.filter(({ rule, what }) => !told.has(`${rule} ${what}`))
    for (const { rule, what } of fresh) told.add(`${rule} ${what}`)
    yield { day: town.day, date: shanghaiDate(world.clock.now()), breaches: fresh }
  }
}
