/** The quantile of the normal distribution for 95 %. */
const Z = 1.959963984540054

export type Interval = { low: number; high: number }

/**
 * The 95 % Wilson interval of a share: `reached` of `called`, drawn at random from `population` (design §10). The finite-
 * population correction narrows it: who was called is no longer uncertain, and nothing is once everybody was. Null where
 * nobody was called.
 */
export function shareInterval(sample: {
  reached: number
  called: number
  population: number
}): Interval | null {
  const { reached, called } = sample
  const population = Math.max(sample.population, called)
  if (called === 0) return null
  const share = reached / called
  if (called === population) return { low: share, high: share }
  // as many independent calls as would tell as much
  return wilsonInterval(share, (called * (population - 1)) / (population - called))
}

/** Wilson's 95 % interval of a share that `calls` independent calls gave; endlessly many leave nothing uncertain. */
export function wilsonInterval(share: number, calls: number): Interval {
  const spread = Z ** 2 / calls
  const centre = (share + spread / 2) / (1 + spread)
  const half =
    (Z * Math.sqrt((share * (1 - share)) / calls + Z ** 2 / (4 * calls ** 2))) / (1 + spread)
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

/**
 * How many of a site's people to call so that the share is known to ± `precision` (a share, e.g. 0.05) at 95 %, whatever
 * it turns out to be; never more than there are.
 */
export function sampleSize(population: number, precision: number): number {
  if (population <= 0) return 0
  const endless = (Z ** 2 * 0.25) / precision ** 2
  const size = endless / (1 + (endless - 1) / population)
  return Math.min(population, Math.ceil(size - 1e-9))
}
