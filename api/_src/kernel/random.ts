import { randomBytes } from 'node:crypto'

/** Randomness is an argument: CSPRNG in the product, seeded in simulations. */
export type Random = { bytes(size: number): Uint8Array }

export const systemRandom: Random = { bytes: (size) => randomBytes(size) }

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** A uniform string over an alphabet of at most 256 characters (rejection sampling, no modulo bias). */
export function randomString(random: Random, length: number, alphabet = ALPHANUMERIC): string {
  const limit = 256 - (256 % alphabet.length)
  let out = ''
  while (out.length < length) {
    for (const byte of random.bytes(length)) {
      if (byte < limit && out.length < length) out += alphabet[byte % alphabet.length]
    }
  }
  return out
}
