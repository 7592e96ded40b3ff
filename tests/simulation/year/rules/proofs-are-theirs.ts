import type { ContactRow } from '../facts.ts'

/**
 * Design §3: who is 有效 was proven, by an answer to a question that went to this very number; and whoever holds that
 * handset did say yes by then.
 */
export function proofsAreTheirs(
  contacts: readonly ContactRow[],
  saidYes: (phoneHash: string, before: number) => boolean,
): string[] {
  return contacts
    .filter(({ state }) => state === 'valid' || state === 'due')
    .flatMap(({ id, proofKind, proofAt, proofFits, phoneHash }) => {
      if (!proofKind || !proofAt) return [`valid without a proof: ${id}`]
      if (proofKind === 'hr_reached' || proofKind === 'employee_screen') return []
      if (!proofFits) return [`the proof is no answer from this number: ${id}`]
      return saidYes(phoneHash, Date.parse(proofAt))
        ? []
        : [`nobody said yes on this handset: ${id}`]
    })
}
