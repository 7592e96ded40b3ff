/** How long, how rough and by which seed. */
export type FaultPlan = {
  seed: number
  contacts: number
  /** How often the server is killed while they are in flight. */
  kills: number
}

export const CONTACTS_EACH = 5

/** What each run of the killed process is told: the clock must not jump back when it starts anew. */
export function writeOffset(offset: number): Record<string, string> {
  return { CLOCK_OFFSET: String(offset) }
}

export function readOffset(): number {
  return Number(process.env.CLOCK_OFFSET)
}
