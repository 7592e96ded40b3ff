import type { Held } from './held.ts'
import { heldOfContacts } from './held-of-contacts.ts'
import { heldOfPeople } from './held-of-people.ts'
import { heldOfSources } from './held-of-sources.ts'

/** Every column of every table is told here, personal or technical: a new one that is not makes a test red. */
export const heldColumns: Readonly<Record<string, Held>> = {
  ...heldOfContacts,
  ...heldOfPeople,
  ...heldOfSources,
}
