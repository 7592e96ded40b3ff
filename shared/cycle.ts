/**
 * The rhythm of asking, all of it from one setting: how many days may pass at the latest until somebody is asked again
 * (design §9: 180, and a company may only tighten it).
 */
export type Cycle = {
  /** Days from one question to the next for whoever has nobody who counts, has a contact of high risk, and everybody else. */
  uncovered: number
  highRisk: number
  others: number
  /** Nobody is left unasked for longer than this, and a proof becomes due. */
  latest: number
  /** A contact is asked anew only if the proof is older than this: what is younger is not yet near its end. */
  renewAfter: number
}

/**
 * A week less than the latest for everybody, so that some days on which nothing works make nobody late: 60, 90, 173 and 180
 * days as long as nothing is set, and a proof that is older than 150 is renewed.
 */
export function cycleOf(latest: number): Cycle {
  return {
    uncovered: Math.round(latest / 3),
    highRisk: Math.round(latest / 2),
    others: latest - 7,
    latest,
    renewAfter: latest - 30,
  }
}
