import { AppError } from '../kernel/app-error.ts'

type Reader = ReadableStreamDefaultReader<Uint8Array>

/** More than anybody sends by mistake; who sends more may lose the answer. */
const MOST_DISCARDED = 64 * 1024 * 1024
/** A sender that pauses this long is waiting for the answer. */
const STALLED = 500

/** The whole body, or null when it is longer than `maxSize`. Throws AppError when it breaks off. */
export async function readUpTo(
  reader: Reader,
  maxSize: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read().catch(brokenOff)
    if (done) return Buffer.concat(parts)
    size += value.length
    if (size > maxSize) {
      await discard(reader)
      return null
    }
    parts.push(value)
  }
}

/**
 * Reads and forgets what is still coming: a client that writes to a closed connection fails there and never
 * sees the refusal. Never throws.
 */
export async function discard(reader: Reader | undefined): Promise<void> {
  let left = MOST_DISCARDED
  while (reader && left > 0) {
    let timer: NodeJS.Timeout | undefined
    const stalled = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, STALLED, null)
    })
    const part = await Promise.race([reader.read().catch(() => null), stalled])
    clearTimeout(timer)
    if (!part || part.done) return
    left -= part.value.length
  }
}

function brokenOff(): never {
  throw new AppError('malformed_body')
}
