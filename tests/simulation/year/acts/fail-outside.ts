import { DAY, HOUR } from '../../../../api/_src/kernel/clock.ts'
import type { FaultInput } from '../../../sandbox/core/faults.ts'
import type { Year } from '../open-year.ts'
import { diceFor, tally } from '../town.ts'

const outages: readonly (Omit<FaultInput, 'until'> & { name: string })[] = [
  { name: 'sms 5xx', target: 'sms', fault: 'http_500' },
  { name: 'sms accepts and hangs up', target: 'sms', fault: 'reset_after', share: 0.5 },
  { name: 'sms accepts and says nothing', target: 'sms', fault: 'timeout', ms: 20, share: 0.3 },
  { name: 'sms hangs up', target: 'sms', fault: 'reset_before' },
  { name: 'sms too fast', target: 'sms', fault: 'throttle', share: 0.6 },
  { name: 'sms cannot be queried', target: 'sms', fault: 'http_500', action: 'QuerySendDetails' },
  { name: 'numbers 5xx', target: 'number', fault: 'http_500' },
  { name: 'numbers hang up', target: 'number', fault: 'reset_after', share: 0.7 },
  { name: 'wecom 5xx', target: 'wecom', fault: 'http_500' },
  { name: 'wecom accepts and hangs up', target: 'wecom', fault: 'reset_after', share: 0.5 },
  { name: 'wecom counts calls', target: 'wecom', fault: 'code', code: '45009', share: 0.5 },
  { name: 'wecom does not trust', target: 'wecom', fault: 'code', code: '60020' },
]

export type Outside = {
  /** The day's outages are laid: one day in eight something fails for hours, at times over night, at times two at once. */
  planDay(): void
  /** To be called after time passed: what is over is over, and whoever had given the vendor up is replaced. */
  look(): Promise<void>
  /** Nothing fails, and nothing did for so long. */
  isCalm(hours: number): boolean
}

export function createOutside(year: Year): Outside {
  const { town, world } = year
  let calmSince = Number.NEGATIVE_INFINITY
  let isDown = false
  const planned: { at: number; until: number; fault: Omit<FaultInput, 'until'> }[] = []

  return {
    planDay() {
      const dice = diceFor(town, 'outside')
      if (!dice.chance(1 / 8)) return
      for (let n = dice.chance(0.3) ? 2 : 1; n > 0; n--) {
        const { name, ...fault } = dice.pick(outages)
        const at = world.sandbox.now() + dice.next() * DAY
        planned.push({ at, until: at + (1 + dice.next() * 8) * HOUR, fault })
        tally(town, `outage: ${name}`)
      }
    },
    async look() {
      const now = world.sandbox.now()
      for (const { fault, until } of planned.filter(({ at, until }) => at <= now && until > now))
        world.sandbox.faults.add({ ...fault, until: new Date(until).toISOString() })
      planned.splice(0, planned.length, ...planned.filter(({ at }) => at > now))
      const fails = world.sandbox.faults.list().length > 0
      if (isDown && !fails) {
        // a circuit's pause is real time; a day of the story is a second
        await world.restart()
        calmSince = now
      }
      isDown = fails
    },
    isCalm: (hours) => !isDown && world.sandbox.now() - calmSince >= hours * HOUR,
  }
}
