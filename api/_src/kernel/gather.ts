/** How many are put into one question at most. */
const MOST = 100

type Asker<A, R> = { about: A; resolve(answer: R): void; reject(reason: unknown): void }

/**
 * Many askers, few questions: the first ones are asked at once, and whoever comes while `atOnce` questions are
 * under way is gathered into the next, so the busier it is, the fewer round trips each one costs. `ask` answers in
 * the order it was asked in, and may be asked the same twice: if it fails, everybody is asked about alone and at
 * the same time, so that a failure reaches nobody but whom it is about, and nobody waits for another's.
 */
export function gather<A, R>(
  ask: (all: readonly A[]) => Promise<readonly R[]>,
  atOnce = 2,
): (about: A) => Promise<R> {
  const waiting: Asker<A, R>[] = []
  let underWay = 0

  async function answer(askers: readonly Asker<A, R>[]): Promise<void> {
    try {
      const answers = await ask(askers.map(({ about }) => about))
      // by place, and `undefined` is an answer too
      for (const [place, { resolve }] of askers.entries()) resolve(answers[place] as R)
    } catch (error) {
      if (askers.length === 1) askers[0]?.reject(error)
      else await Promise.all(askers.map((asker) => answer([asker])))
    }
  }

  async function askAll(): Promise<void> {
    underWay++
    while (waiting.length > 0) await answer(waiting.splice(0, MOST))
    underWay--
  }

  return (about) =>
    new Promise((resolve, reject) => {
      waiting.push({ about, resolve, reject })
      if (underWay < atOnce) void askAll()
    })
}

/** The same where the question also needs a core: askers with the same core are gathered. */
export function gatherPer<C extends object, A, R>(
  ask: (core: C, all: readonly A[]) => Promise<readonly R[]>,
): (core: C, about: A) => Promise<R> {
  const gatherers = new WeakMap<C, (about: A) => Promise<R>>()
  return (core, about) => {
    const known = gatherers.get(core)
    if (known) return known(about)
    const made = gather((all: readonly A[]) => ask(core, all))
    gatherers.set(core, made)
    return made(about)
  }
}
