import type { Context } from '../../context.ts'
import { schedule } from '../../flow/schedule.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../kernel/clock.ts'
import { createRunSoon } from '../../kernel/run-soon.ts'

export type Ticker = {
  /** Looks at once what has become due: after the clock was moved, or while waiting for it in a test. */
  tick(): Promise<void>
  stop(): Promise<void>
}

const DRAIN_EVERY = SECOND
const SWEEP_EVERY = MINUTE
/** 02:00 in Shanghai, counted from midnight UTC. */
const NIGHT = 18 * HOUR

/** Does on one server what the crons do on Vercel (vercel.json). */
export function startTicker(context: Context): Ticker {
  const { clock } = context
  let sweptAt = Number.NEGATIVE_INFINITY
  let night = nightOf(clock.now())

  async function tickOnce(): Promise<void> {
    const now = clock.now()
    if (Math.abs(now.getTime() - sweptAt) >= SWEEP_EVERY) {
      sweptAt = now.getTime()
      await schedule.sweep(context)
    }
    if (nightOf(now) !== night) {
      night = nightOf(now)
      await schedule.nightly(context)
    }
    await context.drainSoon()
  }

  const tick = createRunSoon(tickOnce, (error) =>
    context.log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'tick failed'),
  )
  const timer = setInterval(tick, DRAIN_EVERY)
  return {
    tick,
    async stop() {
      clearInterval(timer)
      await tick.idle()
    },
  }
}

/** Which night an instant belongs to; it changes at 02:00 in Shanghai. */
export function nightOf(at: Date): number {
  return Math.floor((at.getTime() - NIGHT) / DAY)
}
