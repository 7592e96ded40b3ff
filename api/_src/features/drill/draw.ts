import type { Random } from '../../kernel/random.ts'

/** `size` of the members, each as likely as every other and none twice; all of them where there are fewer. */
export function drawSample<T>(members: readonly T[], size: number, random: Random): T[] {
  const pool = [...members]
  const wanted = Math.min(size, pool.length)
  for (let place = 0; place < wanted; place++) {
    const other = place + below(pool.length - place, random)
    const [here, there] = [pool[place], pool[other]]
    if (here === undefined || there === undefined) break
    pool[place] = there
    pool[other] = here
  }
  return pool.slice(0, wanted)
}

/** A whole number from 0 to `limit` - 1, without the slant that a remainder alone would have. */
function below(limit: number, random: Random): number {
  const span = 2 ** 32 - (2 ** 32 % limit)
  for (;;) {
    const drawn = Buffer.from(random.bytes(4)).readUInt32BE()
    if (drawn < span) return drawn % limit
  }
}
