import type { Upload } from '../../../../shared/upload.ts'
import { type Answer, mayRepeat } from '../../lib/refusal.ts'
import { putPiece, startUpload, submitUpload } from './import-api.ts'

const TRIES = 4
const PAUSE_MS = 1_500

/**
 * Uploads a file piece by piece, and has it read. A piece that was lost is sent again; a file that was left in the
 * middle goes on where it was. `onSent` hears of the share that is there, 0–1.
 */
export async function sendFile(
  file: File,
  onSent: (share: number) => void,
): Promise<Answer<Upload>> {
  const whole = await file.arrayBuffer()
  const sha256 = await hashOf(whole)
  const begun = await startUpload({
    fileName: file.name,
    size: file.size,
    ...(sha256 ? { sha256 } : {}),
  })
  if (!begun.ok) return begun
  const { id, chunks, chunkSize, received } = begun.value
  const missing = Array.from({ length: chunks }, (_, n) => n).filter((n) => !received.includes(n))
  for (const [at, n] of missing.entries()) {
    onSent((chunks - missing.length + at) / chunks)
    const bytes = whole.slice(n * chunkSize, (n + 1) * chunkSize)
    const sent = await sendPiece(id, { n, bytes, sha256: await hashOf(bytes) })
    if (!sent.ok) return sent
  }
  onSent(1)
  return submitUpload(id)
}

async function sendPiece(id: string, piece: Parameters<typeof putPiece>[1]) {
  for (let tried = 1; ; tried++) {
    const sent = await putPiece(id, piece)
    if (sent.ok || tried === TRIES || !mayRepeat(sent.refusal)) return sent
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tried))
  }
}

/** SHA-256 in hex; null where the browser has none (a page that came without https). */
async function hashOf(bytes: ArrayBuffer): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
