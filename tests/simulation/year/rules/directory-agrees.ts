import type { PersonRow } from '../facts.ts'

type Member = { userid: string; no: string; name: string; department: string }

/** After a reading of WeCom's directory everybody in it is here once, as it has them, and nobody else with an account. */
export function directoryAgrees(
  people: readonly PersonRow[],
  members: readonly Member[],
): string[] {
  const here = people.filter(({ status, userid }) => status !== 'left' && userid !== null)
  const byUserid = new Map(here.map((person) => [person.userid, person]))
  const named = new Set(members.map(({ userid }) => userid))
  return [
    ...members.flatMap(({ userid, no, name, department }) => {
      const person = byUserid.get(userid)
      if (!person) return [`in the directory and not here: ${userid}`]
      const isSame = person.no === no && person.name === name && person.department === department
      return isSame ? [] : [`otherwise than in the directory: ${userid}`]
    }),
    ...here
      .filter(({ userid }) => !named.has(userid ?? ''))
      .map(({ userid }) => `here and not in the directory: ${userid}`),
  ]
}

/** One person is one employee, whatever accounts and numbers they had. */
export function nobodyTwice(people: readonly PersonRow[]): string[] {
  return (['no', 'userid', 'name'] as const).flatMap((field) => {
    // whoever is forgotten has the one name of all who are
    const known = people.filter(({ userid }) => field === 'no' || userid !== null)
    const values = known.flatMap((person) => person[field] ?? [])
    return values
      .filter((value, place) => values.indexOf(value) !== place)
      .map(() => `two employees with one ${field}`)
  })
}
