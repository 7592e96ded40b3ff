import type { Department, Member } from '../options.ts'

export type Directory = {
  /** Userids are found whatever their case. */
  find(userid: string): Member | undefined
  list(): readonly Member[]
  /** Directly in the department. */
  membersOf(departmentId: number): readonly Member[]
  departments(): readonly Department[]
  departmentName(id: number): string
  /** Active and within the app's visible range. */
  isReachable(member: Member): boolean
  /** A member joins, changes or, with status 5, leaves. */
  put(member: Member): void
  /** Somebody takes the member out of the directory. */
  remove(userid: string): void
  putDepartment(department: Department): void
  removeDepartment(id: number): void
  /** Null as long as nobody changed anything. */
  snapshot(): DirectoryState | null
  restore(state: DirectoryState): void
}
export type DirectoryState = { members: Member[]; departments: Department[] }

export function memberDirectory(
  members: readonly Member[],
  departments: readonly Department[],
): Directory {
  const byId = new Map(members.map((member) => [member.userid.toLowerCase(), member]))
  const known = new Map(departments.map((department) => [department.id, department]))
  let listed: Member[] | null = null
  let inDepartment: Map<number, Member[]> | null = null

  function list(): Member[] {
    listed ??= [...byId.values()]
    return listed
  }
  function byDepartment(): Map<number, Member[]> {
    if (inDepartment) return inDepartment
    const found = new Map<number, Member[]>()
    for (const member of list())
      for (const id of member.departmentIds) {
        const there = found.get(id)
        if (there) there.push(member)
        else found.set(id, [member])
      }
    inDepartment = found
    return found
  }
  let changed = false
  function forget(): void {
    changed = true
    listed = null
    inDepartment = null
  }

  return {
    find: (userid) => byId.get(userid.toLowerCase()),
    list,
    membersOf: (departmentId) => byDepartment().get(departmentId) ?? [],
    departments: () => [...known.values()],
    departmentName: (id) => known.get(id)?.name ?? '',
    isReachable: (member) => (member.status ?? 1) === 1 && member.visible !== false,
    put(member) {
      byId.set(member.userid.toLowerCase(), member)
      forget()
    },
    remove(userid) {
      byId.delete(userid.toLowerCase())
      forget()
    },
    putDepartment(department) {
      known.set(department.id, department)
      changed = true
    },
    removeDepartment(id) {
      known.delete(id)
      changed = true
    },
    snapshot: () => (changed ? { members: list(), departments: [...known.values()] } : null),
    restore(state) {
      byId.clear()
      known.clear()
      for (const member of state.members) byId.set(member.userid.toLowerCase(), member)
      for (const department of state.departments) known.set(department.id, department)
      forget()
    },
  }
}
