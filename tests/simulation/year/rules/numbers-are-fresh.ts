import { DAY } from '../../../../api/_src/kernel/clock.ts'
import type { ContactRow } from '../facts.ts'

const LATEST = 60
const LIVE = ['pending', 'valid', 'due', 'unanswered']

/** Design §9: what the carrier says of a live contact's number is at most 60 days old. */
export function numbersAreFresh(contacts: readonly ContactRow[], now: number): string[] {
  return contacts
    .filter(({ state, channel }) => LIVE.includes(state) && channel === 'mobile')
    .flatMap(({ id, checkedAt, createdAt }) => {
      const age = (now - Date.parse(checkedAt ?? createdAt)) / DAY
      return age > LATEST ? [`the number was not checked for ${Math.floor(age)} days: ${id}`] : []
    })
}
