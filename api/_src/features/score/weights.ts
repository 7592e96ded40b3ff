/**
 * The one table of the score (design §7). Weights are in log-odds: 0 is as good as not known, +1 turns even odds
 * into 73 %. They were set by judgement on the base rates of design §1 (15 % dead, 5 % strangers, 20–35 % older
 * than a year); a set fitted to outcomes gets the next `rulesVersion`.
 *
 * What they were set to give: nothing known 5.0; a normal number that never answered 6.7; a fresh code by the
 * contact 9.3, with a normal number 9.6; the same proof a year later 7.4; 停机 with a fresh proof about 5.
 */
export const rulesVersion = 1

export const weights = {
  /** Log-odds of the start: every contact begins at even odds, 5.0 points. */
  start: 0,
  proof: {
    contact_code: 2.6,
    sms_reply: 2.2,
    link: 1.9,
    hr_reached: 1.7,
    employee_screen: 0.9,
  },
  /** One half-life for all kinds, so that of two proofs of one age the stronger never weighs less. */
  proofHalfLife: 270,
  status: {
    normal: 0.7,
    /** In service, and in use at that moment. */
    busy: 0.5,
    off: -0.2,
    suspected_off: -0.3,
    suspended: -2.6,
    vacant: -4.5,
    unknown: 0,
  },
  /** Days. A living number is seldom given up, an unpaid bill is paid within weeks, a dead number stays dead. */
  statusHalfLife: {
    normal: 120,
    busy: 120,
    off: 10,
    suspected_off: 10,
    suspended: 45,
    vacant: Number.POSITIVE_INFINITY,
    unknown: 1,
  },
  reassigned: { yes: -4.5, no: 0.3, unknown: 0 },
  /** The limit for many receipts; the first one brings half of it, each further one half of the rest. */
  delivered: 0.6,
  deadHandset: -1.8,
  /** × (share of answers − one half), with two made-up questions of which one was answered. */
  answers: 2.4,
  madeUpQuestions: 2,
  /** The limit for many; `interactionsHalf` of them bring half of it. */
  interactions: 0.4,
  interactionsHalf: 20,
  finding: {
    own_number: -3,
    same_number_twice: 0,
    differs_from_own: 0,
    colleague_number: -0.5,
    shared_contact: -0.3,
    leaver_contact: -0.4,
    relation_changed: -0.2,
    frequent_changes: -0.3,
    own_number_changed: 0,
    /** The same news as the signal `reassigned`, and counted once. */
    reassigned: 0,
    no_near_relative: 0,
  },
  /** Per change of the last twelve months beyond the first. */
  change: -0.2,
  mostChanges: 4,
  affirmed: 0.5,
  affirmedHalfLife: 180,
  /** On the seventh day of silence, and at the most, `silenceLasts` days later. */
  silence: { first: -0.6, last: -1.4, lasts: 53 },
} as const

/** Silence of fewer days says nothing: the question is still open (design §3). */
export const SILENCE_AFTER_DAYS = 7

/** Caps of design §7, as probabilities. A number that has another owner is as good as a dead one. */
export const caps = { refused: 0, vacant: 0.1, reassigned: 0.1 } as const
