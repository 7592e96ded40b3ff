import { html } from 'hono/html'
import { relations } from '../../../../../../shared/relation.ts'
import type { Html } from '../../shell.ts'

/** The relations to choose from, with the one that was chosen. */
export function relationOptions(chosen: string): Html[] {
  return relations.map((relation) =>
    relation === chosen
      ? html`<option selected>${relation}</option>`
      : html`<option>${relation}</option>`,
  )
}
