import { HOUR } from '../../kernel/clock.ts'

/** Different employees whose card one person opens in an hour without a second person (design §10). */
export const CARDS_AN_HOUR = 5
export const CARD_WINDOW = HOUR
/** A permit may be given for so long, and is good for so long once it was. */
export const PERMIT_LIFE = HOUR
/** A card that nobody closed closes itself: every opening has an end. */
export const OPEN_AT_MOST = 12 * HOUR

/** Different employees within the hour, before this one; and permits that are good now. */
export type Allowance = { opened: number; permits: number }

/** May one more employee's card be opened? Each permit allows five more. */
export function mayOpenAnother({ opened, permits }: Allowance): boolean {
  return opened < CARDS_AN_HOUR * (1 + permits)
}
