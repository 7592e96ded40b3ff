import { createHash } from 'node:crypto'

/** Chance by seed: the same seed tells the same story. */
export type Dice = {
  pick<T>(values: readonly T[]): T
  chance(share: number): boolean
  weighted<T>(values: readonly (readonly [weight: number, value: T])[]): T
}

export function createDice(seed: number): Dice {
  let counter = 0
  const roll = () =>
    createHash('sha256').update(`${seed} ${counter++}`).digest().readUInt32BE() / 2 ** 32
  return {
    pick<T>(values: readonly T[]): T {
      return values[Math.floor(roll() * values.length)] as T
    },
    chance: (share) => roll() < share,
    weighted<T>(values: readonly (readonly [weight: number, value: T])[]): T {
      let left = roll() * values.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, value] of values) {
        left -= weight
        if (left < 0) return value
      }
      return (values.at(-1) as readonly [number, T])[1]
    },
  }
}
