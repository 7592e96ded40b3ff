/** A contact that counted yesterday and counts no more, with all that may explain it. */
export type Lost = {
  id: string
  state: string
  isTooOld: boolean
  /** It is one of the employee's or a colleague's own numbers now, or another contact has the same one. */
  isOwnNumber: boolean
  /** The last thing that changed its state, and the state before. */
  event: string | null
  was: string | null
  successors: readonly { state: string; counts: boolean }[]
}

/** Design §4.1: whoever counted and counts no more is gone for a reason that is no edit, or has a successor that counts. */
export function editsNeverLower(lost: readonly Lost[]): string[] {
  return lost.filter((one) => !isExplained(one)).map(({ id, event }) => `lost by ${event}: ${id}`)
}

function isExplained({ state, isTooOld, isOwnNumber, event, was, successors }: Lost): boolean {
  if (isTooOld || isOwnNumber || state === 'invalid') return true
  if (event === 'removed' || event === 'left' || event === 'taken_back') return true
  if (event !== 'replaced') return false
  if (was === 'invalid') return true
  return successors.some((one) => one.counts || one.state === 'retired')
}
