import type { World } from '../support/world.ts'
import type { Dice } from './dice.ts'
import { crowd, dieAfterQueueing, leaveInHaste, nameAgain } from './dying-workers.ts'
import type { Memory, Step } from './memory.ts'
import { mistaken } from './mistaken.ts'
import { allNag, impatient, lateDeath, oneNags } from './tried-limits.ts'

/** What only happens when much comes together: told in every story, between what happens by chance. */
const trials: readonly Step[] = [
  lateDeath,
  oneNags,
  nameAgain,
  crowd,
  impatient,
  dieAfterQueueing,
  crowd,
  leaveInHaste,
  allNag,
  nameAgain,
  mistaken,
]

/** The `turn`-th of them, with a well outside. */
export async function tryHard(
  world: World,
  memory: Memory,
  dice: Dice,
  turn: number,
): Promise<void> {
  world.sandbox.faults.clear()
  await world.settle()
  await trials[turn % trials.length]?.(world, memory, dice)
}
