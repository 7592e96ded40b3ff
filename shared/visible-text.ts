import * as z from 'zod/mini'

// What turns the direction of a line, or takes no room: the audit would show something else than what was written.
const UNSEEN = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** A check for words that others read later: what cannot be seen goes, then the spaces around. Before `minLength`. */
export function visibleText() {
  return z.overwrite((text: string) => text.replace(UNSEEN, '').trim())
}
