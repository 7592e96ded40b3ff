import { describe, expect, test } from 'vitest'
import { challengeStates } from '../../features/challenge/challenge.ts'
import { choosePage, type LinkPage, type PageFacts } from './choose-page.ts'
import { places } from './places.ts'

const open: PageFacts = {
  state: 'open',
  over: false,
  withdrawn: false,
  pressProves: false,
  left: 5,
}

/** The pages that each state may ever show. */
const allowed: Record<string, readonly LinkPage['page'][]> = {
  open: ['ask', 'code', 'locked', 'stopped'],
  confirmed: ['answered', 'thanks', 'code', 'locked', 'stopped'],
  declined: ['declined'],
  expired: ['over'],
  closed: ['over'],
}

describe('the state rules, not the address', () => {
  test.each(challengeStates)(
    'a question that is %s never shows the page of another state',
    (state) => {
      for (const place of [null, ...places])
        for (const left of [0, 5])
          expect(allowed[state]).toContain(choosePage({ ...open, state, left }, place).page)
    },
  )

  test('whoever needs no code and forgot to tick is told what is missing', () => {
    expect(choosePage({ ...open, pressProves: true }, 'code_malformed')).toEqual({
      page: 'ask',
      said: 'agree_missing',
    })
  })

  test('no address shows thanks before the contact confirmed', () => {
    expect(choosePage(open, 'thanks')).toEqual({ page: 'ask', said: null })
  })

  test('an open question never shows the code for leaving, an answered one never the one for confirming', () => {
    expect(choosePage(open, 'leave_wrong')).toEqual({ page: 'ask', said: null })
    expect(choosePage({ ...open, state: 'confirmed' }, 'code')).toEqual({
      page: 'answered',
      said: null,
    })
  })

  test('whoever left sees that they left, and whose contact is gone that it is over, wherever they come from', () => {
    for (const place of [null, ...places]) {
      expect(choosePage({ ...open, state: 'confirmed', withdrawn: true }, place).page).toBe('left')
      expect(choosePage({ ...open, over: true }, place).page).toBe('over')
    }
  })

  test('five wrong tries lock the code page only: saying no stays possible', () => {
    expect(choosePage({ ...open, left: 0 }, 'code_wrong').page).toBe('locked')
    expect(choosePage({ ...open, left: 0 }, null).page).toBe('ask')
  })
})
