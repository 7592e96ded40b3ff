import { setTimeout as wait } from 'node:timers/promises'
import { type Child, startChild } from '../../support/child-process.ts'
import type { Dice } from '../dice.ts'
import { writeOffset } from './setting.ts'

export type MortalServer = {
  /** Kills it at random moments, so many times, each time starting it anew. */
  killRepeatedly(times: number): Promise<void>
  /** Moves its clock and does what became due. */
  advance(milliseconds: number): Promise<void>
  stop(): Promise<void>
}

/** The product in a process of its own that dies without warning: kill -9 while it works, and again while it starts over. */
export async function startMortalServer(
  environment: Record<string, string>,
  dice: Dice,
  startOffset: number,
): Promise<MortalServer> {
  let offset = startOffset
  const start = (): Promise<Child> =>
    startChild(new URL('product-process.ts', import.meta.url), {
      ...environment,
      ...writeOffset(offset),
    })
  let child = await start()
  return {
    async killRepeatedly(times) {
      for (let kill = 0; kill < times; kill++) {
        // from the first millisecond of work to well into it
        await wait(dice.pick([5, 50, 150, 300, 500, 800, 1200, 2000]))
        await child.stop()
        child = await start()
      }
    },
    async advance(milliseconds) {
      offset += milliseconds
      await child.ask({ advance: milliseconds })
    },
    stop: () => child.stop(),
  }
}
