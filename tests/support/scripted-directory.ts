import { ProviderError } from '../../api/_src/kernel/provider-error.ts'
import type {
  DirectoryDepartment,
  DirectoryMember,
  DirectoryPort,
} from '../../api/_src/ports/directory.ts'

export type ScriptedDirectory = DirectoryPort & {
  members: Map<string, DirectoryMember>
  places: Map<string, DirectoryDepartment>
  /** Outside the visible range. */
  hidden: Set<string>
  /** So many calls more are answered; then WeCom is away. */
  answersLeft: number
  calls: number
  put(member: Partial<DirectoryMember> & { userid: string }): void
  place(department: Partial<DirectoryDepartment> & { id: string }): void
  forget(): void
}

/** A directory that holds what it is told. */
export function createScriptedDirectory(): ScriptedDirectory {
  const answer = () => {
    scripted.calls++
    if (scripted.answersLeft-- <= 0) throw new ProviderError('unavailable', 'wecom', 'http_502')
  }
  const scripted: ScriptedDirectory = {
    members: new Map(),
    places: new Map(),
    hidden: new Set(),
    answersLeft: Number.POSITIVE_INFINITY,
    calls: 0,
    put(member) {
      const { userid } = member
      const before = scripted.members.get(userid)
      scripted.members.set(userid, { ...(before ?? nobody), name: userid, ...before, ...member })
    },
    place(department) {
      const before = scripted.places.get(department.id)
      const usual = { name: department.id, parentId: '1', leaderUserid: null }
      scripted.places.set(department.id, { ...usual, ...before, ...department })
    },
    forget() {
      scripted.members.clear()
      scripted.places.clear()
      scripted.hidden.clear()
      scripted.calls = 0
      scripted.answersLeft = Number.POSITIVE_INFINITY
      scripted.place({ id: '1', name: '远川精工', parentId: null })
      scripted.place({ id: '10', name: '苏州基地' })
      scripted.place({ id: '101', name: '一车间', parentId: '10' })
      scripted.place({ id: '20', name: '郑州基地' })
    },
    async departments() {
      answer()
      return [...scripted.places.values()]
    },
    async membersOf(departmentId) {
      answer()
      return [...scripted.members.values()].filter(
        (member) => member.departmentId === departmentId && !scripted.hidden.has(member.userid),
      )
    },
    async member(userid) {
      answer()
      if (scripted.hidden.has(userid)) return 'hidden'
      return scripted.members.get(userid) ?? 'gone'
    },
  }
  scripted.forget()
  return scripted
}

const nobody = {
  departmentId: '101',
  leaderUserid: null,
  employeeNo: null,
  hasLeft: false,
}
