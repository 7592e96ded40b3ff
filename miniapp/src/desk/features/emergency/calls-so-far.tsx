import { OutcomePanel } from './outcome-panel.tsx'
import { PastCard } from './past-card.tsx'
import type { Calls } from './use-calls.ts'

/** Every call that is over with its result, and the question what came of the one that is not. */
export function CallsSoFar({ calls }: { calls: Calls }) {
  const { asked, past, waiting, correcting, dial, answer, correct, leave } = calls
  return (
    <>
      {past.map((one) => (
        <PastCard
          key={one.contact.id}
          called={one}
          onAgain={() => dial(one)}
          onCorrect={() => correct(one)}
        />
      ))}
      {asked ? (
        <OutcomePanel
          called={asked}
          correcting={correcting}
          next={waiting[0]?.contact ?? null}
          onAnswer={(outcome) => answer(asked, outcome)}
          onAgain={() => dial(asked)}
          onBack={leave}
        />
      ) : null}
    </>
  )
}
