import type { ContactRow, PersonRow } from '../facts.ts'

/** Design §9: whom the product could know to have left is out, contacts and all, the same day. */
export function leaversAreOut(
  { people, contacts }: { people: readonly PersonRow[]; contacts: readonly ContactRow[] },
  isKnownGone: (no: string) => boolean,
): string[] {
  const gone = new Map(people.filter(({ no }) => isKnownGone(no)).map((one) => [one.id, one]))
  return [
    ...[...gone.values()]
      .filter(({ status }) => status !== 'left')
      .map(({ no }) => `gone and still here: ${no}`),
    ...contacts
      .filter(({ employeeId, state }) => gone.has(employeeId) && state !== 'retired')
      .map(({ employeeId, state }) => `${state} contact of a leaver: ${gone.get(employeeId)?.no}`),
    ...contacts
      .filter(({ state }) => state !== 'retired')
      .filter(({ employeeId }) =>
        people.some((one) => one.id === employeeId && one.status === 'left'),
      )
      .map(({ id }) => `live contact of somebody who left: ${id}`),
  ]
}
