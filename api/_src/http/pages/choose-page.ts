import type { ChallengeState } from '../../features/challenge/challenge.ts'
import type { Place } from './places.ts'

/** What decides which page a working link shows. */
export type PageFacts = {
  state: ChallengeState
  over: boolean
  withdrawn: boolean
  /** The press alone confirms, so nobody is sent to a code page that has no code. */
  pressProves: boolean
  /** Wrong guesses left today. */
  left: number
}

export type LinkPage =
  | { page: 'ask'; said: 'agree_missing' | 'undone' | 'saved' | null }
  | {
      page: 'code'
      purpose: 'confirm' | 'withdraw'
      trouble: 'wrong' | 'stale' | 'malformed' | 'soon' | null
    }
  | { page: 'locked' | 'stopped' | 'thanks' | 'declined' | 'left' | 'over' }
  | { page: 'answered'; said: 'saved' | 'bad_name' | 'nothing_new' | null }

/**
 * The page for a question in a state, after a press that led to `place`. The state rules: a place that
 * does not fit it (an old tab, Back, a forwarded address) falls back to the state's own page.
 */
export function choosePage(facts: PageFacts, place: Place | null): LinkPage {
  if (facts.over) return { page: 'over' }
  if (facts.state === 'open') return openPage(facts, place)
  if (facts.state === 'confirmed') return confirmedPage(facts, place)
  return { page: facts.state === 'declined' ? 'declined' : 'over' }
}

function openPage(facts: PageFacts, place: Place | null): LinkPage {
  if (facts.pressProves && place === 'code_malformed') return { page: 'ask', said: 'agree_missing' }
  const code = codePlace('code', place)
  if (code) return withinTries(facts, { page: 'code', purpose: 'confirm', trouble: code.trouble })
  if (place === 'stopped') return { page: 'stopped' }
  if (place === 'agree_missing' || place === 'undone' || place === 'saved')
    return { page: 'ask', said: place }
  return { page: 'ask', said: null }
}

function confirmedPage(facts: PageFacts, place: Place | null): LinkPage {
  if (facts.withdrawn) return { page: 'left' }
  const code = codePlace('leave', place)
  if (code) return withinTries(facts, { page: 'code', purpose: 'withdraw', trouble: code.trouble })
  if (place === 'stopped' || place === 'thanks') return { page: place }
  if (place === 'saved' || place === 'bad_name' || place === 'nothing_new')
    return { page: 'answered', said: place }
  return { page: 'answered', said: null }
}

function withinTries(facts: PageFacts, page: LinkPage): LinkPage {
  return facts.left === 0 ? { page: 'locked' } : page
}

function codePlace(kind: 'code' | 'leave', place: Place | null) {
  if (place === kind) return { trouble: null }
  const troubles = ['wrong', 'stale', 'malformed', 'soon'] as const
  const trouble = troubles.find((name) => place === `${kind}_${name}`)
  return trouble ? { trouble } : null
}
