import type { Department, Member } from '../options.ts'

export type Directory = {
  /** Userids are found whatever their case. */
  find(userid: string): Member | undefined
  list(): readonly Member[]
  departments(): readonly Department[]
  departmentName(id: number): string
  /** Active and within the app's visible range. */
  isReachable(member: Member): boolean
  /** A member joins, changes or, with status 5, leaves. */
  put(member: Member): void
}

export function memberDirectory(
  members: readonly Member[],
  departments: readonly Department[],
): Directory {
  const byId = new Map(members.map((member) => [member.userid.toLowerCase(), member]))
  const names = new Map(departments.map(({ id, name }) => [id, name]))
  let listed = [...byId.values()]
  return {
    find: (userid) => byId.get(userid.toLowerCase()),
    list: () => listed,
    departments: () => departments,
    departmentName: (id) => names.get(id) ?? '',
    isReachable: (member) => (member.status ?? 1) === 1 && member.visible !== false,
    put(member) {
      byId.set(member.userid.toLowerCase(), member)
      listed = [...byId.values()]
    },
  }
}
