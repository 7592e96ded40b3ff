import { html } from 'hono/html'
import type { Html } from '../../shell.ts'

/** What was refused, in a sentence, and the field it stands in; null: it is no field's fault. */
export type FieldTrouble = { sentence: string; field: 'name' | 'relation' | 'phone' | null }

/** Marks the refused field for eye and screen reader; the sentence is the page's note. */
export function marksOf(trouble: FieldTrouble | null, field: FieldTrouble['field']): Html | '' {
  return trouble && trouble.field === field ? html` aria-invalid="true" aria-describedby="e"` : ''
}
