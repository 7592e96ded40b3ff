import { z } from 'zod'
import type { Member } from '../options.ts'
import { wecomError, wecomOk } from './errors.ts'
import type { Operation } from './wecom-app.ts'
import type { WecomService } from './wecom-service.ts'

const listInput = z.object({
  cursor: z.string().optional(),
  limit: z.number().int().min(1).max(10_000).optional(),
})

/** What a self-built app made after 2022 may read: no mobile, no e-mail, no avatar. */
export function directoryAnswers(service: WecomService) {
  const { directory } = service

  const getUser: Operation = (c) => {
    const userid = c.req.query('userid')
    if (!userid) return wecomError(c, 40063, 'userid')
    const member = directory.find(userid)
    if (!member || member.status === 5) return wecomError(c, 60111)
    if (member.visible === false) return wecomError(c, 60011)
    return wecomOk(c, userFields(member))
  }

  const listIds: Operation = async (c) => {
    const input = listInput.safeParse(await c.req.json().catch(() => null))
    if (!input.success) return wecomError(c, 40058)
    const start = Number(input.data.cursor || 0)
    const end = start + (input.data.limit ?? 10_000)
    const present = directory.list().filter((member) => member.status !== 5)
    const rows = present.flatMap(({ userid, departmentIds }) =>
      departmentIds.map((department) => ({ userid, department })),
    )
    const next = end < rows.length ? String(end) : ''
    return wecomOk(c, { next_cursor: next, dept_user: rows.slice(start, end) })
  }

  const listDepartments: Operation = (c) => {
    const root = c.req.query('id')
    const all = directory.departments().map(({ id, name, parentId, leaders = [] }, index) => ({
      id,
      name,
      department_leader: leaders,
      parentid: parentId,
      order: 100_000 - index,
    }))
    if (!root) return wecomOk(c, { department: all })
    if (!all.some(({ id }) => id === Number(root))) return wecomError(c, 60123)
    const wanted = new Set([Number(root)])
    for (const { id, parentid } of all) if (wanted.has(parentid)) wanted.add(id)
    return wecomOk(c, { department: all.filter(({ id }) => wanted.has(id)) })
  }

  /** Of one department alone; who is below it comes with those (wecom 96260). */
  const listMembers: Operation = (c) => {
    const id = Number(c.req.query('department_id'))
    if (!id) return wecomError(c, 40063, 'department_id')
    if (!directory.departments().some((one) => one.id === id)) return wecomError(c, 60123)
    const seen = directory.membersOf(id).filter(({ visible, status }) => {
      return visible !== false && status !== 5
    })
    return wecomOk(c, { userlist: seen.map(userFields) })
  }

  return { getUser, listIds, listDepartments, listMembers }
}

function userFields(member: Member): object {
  return {
    userid: member.userid,
    name: member.name,
    department: member.departmentIds,
    order: member.departmentIds.map(() => 0),
    position: member.position ?? '',
    is_leader_in_dept: member.departmentIds.map(() => 0),
    direct_leader: member.directLeaders ?? [],
    telephone: '',
    alias: '',
    status: member.status ?? 1,
    extattr: { attrs: attributesOf(member) },
    main_department: member.mainDepartmentId ?? member.departmentIds[0] ?? 1,
  }
}

function attributesOf({ employeeNumber }: Member): object[] {
  if (employeeNumber === undefined) return []
  return [{ type: 0, name: '工号', value: employeeNumber, text: { value: employeeNumber } }]
}
