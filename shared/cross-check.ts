import * as z from 'zod/mini'

/** What a cross-check can find (design §6); `own_number_changed` is a question to the employee and never a finding on a contact. */
export const findingKinds = [
  'own_number',
  'same_number_twice',
  'differs_from_own',
  'colleague_number',
  'shared_contact',
  'leaver_contact',
  'relation_changed',
  'frequent_changes',
  'own_number_changed',
  'reassigned',
  'no_near_relative',
] as const
export const findingKindSchema = z.enum(findingKinds)
export type FindingKind = z.infer<typeof findingKindSchema>

/** One finding as HR reads it: the sentence of design §6 with what it speaks of filled in; names and numbers masked. */
export const findingViewSchema = z.object({
  id: z.string(),
  kind: findingKindSchema,
  text: z.string(),
  /** What else there is to see: the other employees, the two names side by side. */
  details: z.optional(z.array(z.string())),
  foundAt: z.string(),
  clearedAt: z.optional(z.string()),
})
export type FindingView = z.infer<typeof findingViewSchema>
