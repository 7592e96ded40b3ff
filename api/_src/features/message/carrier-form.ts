/** How many different numbers of a carrier must be blocked before its form changes: one may be a fluke. */
const MIN_BLOCKED = 3
/** Share of the carrier's receipts of the last hours that must be blocks, so that 3 of 5,000 change nothing. */
const MIN_SHARE = 0.2

/**
 * Does this carrier block this form of asking? `blockedNumbers`: different numbers blocked within 24 hours;
 * `reports`: its receipts for this form over the same time.
 */
export function carrierBlocks(facts: {
  blockedNumbers: number
  reports: { delivered: number; blocked: number }
}): boolean {
  const { delivered, blocked } = facts.reports
  return facts.blockedNumbers >= MIN_BLOCKED && blocked >= MIN_SHARE * (delivered + blocked)
}
