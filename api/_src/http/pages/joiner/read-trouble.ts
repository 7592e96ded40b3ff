import type { FieldTrouble } from './views/field-trouble.ts'

/** What a schema said of the first field that it refused; `otherwise` where its words are not for people. */
export function readTrouble(
  issue: { message: string; path: readonly PropertyKey[] } | undefined,
  otherwise: string,
): FieldTrouble {
  const isSaid = issue && /\p{Script=Han}/u.test(issue.message)
  return { sentence: isSaid ? issue.message : otherwise, field: fieldOf(issue?.path[0]) }
}

/** The field of a form of ours, if `raw` names one. */
export function fieldOf(raw: unknown): FieldTrouble['field'] {
  return raw === 'name' || raw === 'relation' || raw === 'phone' ? raw : null
}
