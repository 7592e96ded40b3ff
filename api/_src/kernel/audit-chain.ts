import { createHash } from 'node:crypto'

/** What a seal covers of an entry: ids, codes and times. Not the reason: purge empties it. */
export type SealedEntry = {
  id: number
  actorId: string | null
  action: string
  subject: string | null
  details: unknown
  at: string
}
export type Seal = {
  number: number
  entries: number
  fromId: number
  toId: number
  previousHash: string
  hash: string
  at: string
}
export type SealFault =
  | 'missing'
  | 'chain'
  | 'entries_missing'
  | 'entries_added'
  | 'changed'
  | 'backdated'

/** What the first seal follows. */
export const NO_SEAL = '0'.repeat(64)
/** A transaction that writes an entry is over by then: the next seal has it. */
const LATEST = 3_600_000

/** SHA-256 (hex) over the seal before, the seal's own place and time, and its entries in the order of their ids. */
export function hashOfSeal(
  seal: Pick<Seal, 'number' | 'at' | 'previousHash'>,
  entries: readonly SealedEntry[],
): string {
  const lines = entries.map(({ id, actorId, action, subject, details, at }) =>
    canonical([id, actorId, action, subject, details, at]),
  )
  const head = canonical([seal.previousHash, seal.number, seal.at, entries.length])
  return createHash('sha256')
    .update([head, ...lines].join('\n'))
    .digest('hex')
}

/** What is wrong with a seal, given the one before it and the entries that say they are its; null: it holds. */
export function faultOfSeal(
  before: Pick<Seal, 'number' | 'hash' | 'at'> | null,
  seal: Seal,
  entries: readonly SealedEntry[],
): SealFault | null {
  if (seal.number !== (before?.number ?? 0) + 1) return 'missing'
  if (seal.previousHash !== (before?.hash ?? NO_SEAL)) return 'chain'
  if (entries.length < seal.entries) return 'entries_missing'
  if (entries.length > seal.entries) return 'entries_added'
  if (entries[0]?.id !== seal.fromId || entries.at(-1)?.id !== seal.toId) return 'changed'
  if (hashOfSeal(seal, entries) !== seal.hash) return 'changed'
  return entries.some((entry) => isBackdated(before, entry)) ? 'backdated' : null
}

/** It says that it happened long before the last seal, which yet does not have it: it was put in afterwards. */
export function isBackdated(
  before: Pick<Seal, 'at'> | null,
  entry: Pick<SealedEntry, 'at'>,
): boolean {
  return before !== null && Date.parse(entry.at) < Date.parse(before.at) - LATEST
}

/** JSON whose keys are in order, so that equal values are equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
