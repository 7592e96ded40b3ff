import { createHash } from 'node:crypto'
import type { Random } from '../../kernel/random.ts'

/** The same bytes for the same seed, on every machine: whoever doubts a sample draws it once more. */
export function seeded(seed: string): Random {
  let block = 0
  let left: Buffer = Buffer.alloc(0)
  return {
    bytes(size) {
      while (left.length < size)
        left = Buffer.concat([left, createHash('sha256').update(`${seed}:${block++}`).digest()])
      const taken = left.subarray(0, size)
      left = left.subarray(size)
      return taken
    },
  }
}
