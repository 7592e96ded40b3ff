import type { Readable } from 'node:stream'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { TableFileError } from './table-file-error.ts'
import { tableLimits, tooMuch } from './table-limits.ts'

/** The files packed into a workbook. Nothing is unpacked before it is read, and no more of it than is allowed. */
export type WorkbookParts = {
  has(name: string): boolean
  /** Hands on the text of a part piece by piece. Throws TableFileError at a bomb. */
  read(name: string, onText: (text: string) => void): Promise<void>
}

// Below this, a high ratio is how well an empty sheet packs.
const SMALL = 1_000_000

/**
 * Opens a workbook from its bytes. Refused: a password, too many parts, and parts that say of themselves that
 * they unpack to more than is allowed; a part that says less than it holds is refused while it is read.
 */
export async function openParts(bytes: Uint8Array): Promise<WorkbookParts> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { strictFileNames: true })
  const entries = new Map<string, Entry>()
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    if (entries.size >= tableLimits.parts) throw new TableFileError(tooMuch.unpacked)
    if (entry.isEncrypted()) throw new TableFileError(LOCKED)
    unpacked += entry.uncompressedSize
    if (unpacked > tableLimits.unpacked || isBomb(entry)) throw new TableFileError(tooMuch.unpacked)
    entries.set(entry.fileName.toLowerCase(), entry)
  }
  return {
    has: (name) => entries.has(name.toLowerCase()),
    async read(name, onText) {
      const entry = entries.get(name.toLowerCase())
      if (!entry) throw new Error('the workbook has no such part')
      await readPart(zip, entry, onText)
    },
  }
}

export const LOCKED = '这个文件加了密码。请在 Excel 或 WPS 里去掉密码，另存后再导入。'

function isBomb({ compressedSize, uncompressedSize }: Entry): boolean {
  return uncompressedSize > SMALL && uncompressedSize > compressedSize * tableLimits.ratio
}

async function readPart(zip: ZipFile, entry: Entry, onText: (text: string) => void): Promise<void> {
  const stream: Readable = await zip.openReadStreamPromise(entry)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const piece of stream) onText(decoder.decode(piece as Buffer, { stream: true }))
  onText(decoder.decode())
}
