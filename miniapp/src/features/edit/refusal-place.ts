import type { Refusal } from '../../lib/refusal.ts'

const aboutThePhone: readonly string[] = [
  'number_vacant',
  'number_vacant_again',
  'own_number',
  'same_number_twice',
  'number_stopped',
  'pair_refused',
]

/** True if the line under the phone field is the place to say it. */
export function isAboutPhone(refusal: Refusal): boolean {
  return (
    aboutThePhone.includes(refusal.code) ||
    (refusal.code === 'invalid_input' && refusal.field === 'phone')
  )
}

/** What the bar above the primary button says when a submit was refused. */
export function saveTrouble(refusal: Refusal): string {
  return refusal.code === 'no_network'
    ? '网络不通，还没有保存。您填的内容还在，请再按一次。'
    : refusal.message
}
