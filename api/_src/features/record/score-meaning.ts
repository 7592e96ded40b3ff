import type { ContactState } from '../../../../shared/contact.ts'
import type { Score } from '../../../../shared/score.ts'

const chances: readonly [atLeast: number, words: string][] = [
  [0.9, '几乎肯定能'],
  [0.75, '很可能'],
  [0.6, '多半能'],
  [0.4, '大约一半的机会能'],
  [0.2, '不太可能'],
  [0, '几乎不可能'],
]

/** What the score means (mock-up 07): the chance of reaching the named person now, in words. */
export function scoreMeaning({ probability }: Score, state: ContactState): string {
  if (state === 'invalid') return '这位联络人已经失效，请换一位'
  const [, words] = chances.find(([atLeast]) => probability >= atLeast) ?? [0, '几乎不可能']
  return `现在打过去，${words}找到本人`
}
