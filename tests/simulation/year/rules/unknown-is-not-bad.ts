import type { ContactRow } from '../facts.ts'

/** Design §4.6: of a number whose carrier never tells nobody is held back or ended for what the carrier says. */
export function unknownIsNotBad(
  contacts: readonly ContactRow[],
  isMute: (phoneHash: string) => boolean,
): string[] {
  return contacts
    .filter(({ state, cause }) => state === 'draft' || cause === 'dead' || cause === 'reassigned')
    .filter(({ phoneHash }) => isMute(phoneHash))
    .map(({ id, state, cause }) => `harmed for an unknown number: ${id} ${state} ${cause}`)
}
