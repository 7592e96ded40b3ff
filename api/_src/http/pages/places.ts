/**
 * Where a press left the person, carried in the address after a redirect (`?at=code`), so that reloading
 * repeats nothing and Back loses nothing. It only picks among the pages that the state of the question
 * allows; nothing secret or personal is in it.
 */
export const places = [
  'code',
  'code_wrong',
  'code_stale',
  'code_malformed',
  'code_soon',
  'leave',
  'leave_wrong',
  'leave_stale',
  'leave_malformed',
  'leave_soon',
  'stopped',
  'agree_missing',
  'undone',
  'thanks',
  'saved',
  'bad_name',
  'nothing_new',
  'sent',
  'soon',
  'over',
] as const
export type Place = (typeof places)[number]

/** What was typed and refused: the page shows it again, for the person to mend. */
export type Typed = { code?: string; name?: string; relation?: string }

export function readPlace(raw: string | undefined): Place | null {
  return places.find((place) => place === raw) ?? null
}

export function pathOf(link: string, place: Place | null): string {
  // whatever was asked for is no header of ours
  const path = `/c/${encodeURIComponent(link)}`
  return place ? `${path}?at=${place}` : path
}
