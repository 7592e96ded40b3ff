/** Where a press left the person (`?at=added`); it only picks a sentence. Nothing secret or personal is in it. */
export const joinerPlaces = [
  'added',
  'changed',
  'removed',
  'asked',
  'checking',
  'sent',
  'beside',
  'finished',
  'nobody',
  'gone',
] as const
export type JoinerPlace = (typeof joinerPlaces)[number]

export function readJoinerPlace(raw: string | undefined): JoinerPlace | null {
  return joinerPlaces.find((place) => place === raw) ?? null
}

/** `/j/LINK…`: whatever was asked for is no header of ours. */
export function joinerPath(link: string, rest = '', place: JoinerPlace | null = null): string {
  const path = `/j/${encodeURIComponent(link)}${rest}`
  return place ? `${path}?at=${place}` : path
}
