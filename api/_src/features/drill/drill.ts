import { type SQL, sql } from 'drizzle-orm'
import { MINUTE } from '../../kernel/clock.ts'
import type { Scope } from '../../kernel/scope.ts'

/** Who opened a card has it alone for so long after their last press; then somebody else may take it. */
export const HELD_FOR = 15 * MINUTE

/** Whoever started a drill closes it, or whoever works for the whole company. */
export function mayClose(
  startedBy: string,
  { scope, callerId }: { scope: Scope; callerId: string },
): boolean {
  return scope.all || startedBy === callerId
}

/** A call's row that nobody corrected since. */
export function standing(id: SQL): SQL {
  return sql`not exists (select 1 from drill_calls later where later.replaces_id = ${id})`
}

/**
 * A contact that the card shows: never who declined, is a stranger or was removed (design §10). What the card shows is read
 * in features/emergency; that the two agree for every state and cause is a guarantee of tests/flows/drill.test.ts.
 */
const callable = (contact: SQL) =>
  sql`(${contact}.state <> 'retired' and (${contact}.state <> 'invalid' or ${contact}.cause = 'dead'))`

/** `c` is a contact that the card shows. */
export const isCallable = callable(sql`c`)

/**
 * `c` was dialled, and nothing about that contact was recorded since. Whoever said no meanwhile, or was removed, is on no
 * card any more: that call needs no result, else nobody could go on.
 */
export const isOpenCall = sql`(c.outcome = 'dialled' and not exists (
  select 1 from drill_calls later where later.drill_person_id = c.drill_person_id
    and later.contact_id = c.contact_id and later.id > c.id)
  and exists (select 1 from contacts k where k.id = c.contact_id and ${callable(sql`k`)}))`
