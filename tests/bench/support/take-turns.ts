/** The middle one; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/**
 * Runs the subjects one after another, round after round (A B A B …), so that a machine that grows slower
 * or faster meanwhile does so for all of them. Gives back every subject's measurements; the first round only warms up.
 */
export async function takeTurns<K extends string, M>(
  rounds: number,
  subjects: Record<K, () => Promise<M>>,
): Promise<Record<K, M[]>> {
  const names = Object.keys(subjects) as K[]
  const measured = Object.fromEntries(names.map((name) => [name, [] as M[]])) as Record<K, M[]>
  for (let round = 0; round <= rounds; round++)
    for (const name of names) {
      const result = await subjects[name]()
      if (round > 0) measured[name].push(result)
    }
  return measured
}

/** Seconds that `work` takes. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return (performance.now() - startedAt) / 1000
}
