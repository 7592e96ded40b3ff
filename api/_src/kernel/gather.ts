/** How many are put into one question at most. */
const MOST = 100

type Asker<A, R> = { about: A; resolve(answer: R): void; reject(reason: unknown): void }

/**
 * Many askers, few questions: the first ones are asked at once, and whoever comes while `atOnce` questions are
 * under way is gathered into the next. `ask` answers in the order it was asked in; its failure reaches everybody
 * whom it was asked for, and nobody else.
 */
export function gather<A, R>(
  ask: (all: readonly A[]) => Promise<readonly R[]>,
  atOnce = 2,
): (about: A) => Promise<R> {
  const waiting: Asker<A, R>[] = []
  let underWay = 0

  async function askNext(): Promise<void> {
    const askers = waiting.splice(0, MOST)
    underWay++
    try {
      const answers = await ask(askers.map(({ about }) => about))
      // by place, and `undefined` is an answer too
      for (const [place, { resolve }] of askers.entries()) resolve(answers[place] as R)
    } catch (error) {
      for (const { reject } of askers) reject(error)
    }
    underWay--
    if (waiting.length > 0 && underWay < atOnce) await askNext()
  }

  return (about) =>
    new Promise((resolve, reject) => {
      waiting.push({ about, resolve, reject })
      if (underWay < atOnce) void askNext()
    })
}
