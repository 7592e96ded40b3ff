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
    const all = directory.departments().map(({ id, name, parentId }, index) => ({
      id,
      name,
      department_leader: [],
      parentid: parentId,
      order: 100_000 - index,
    }))
    if (!root) return wecomOk(c, { department: all })
    const wanted = new Set([Number(root)])
    for (const { id, parentid } of all) if (wanted.has(parentid)) wanted.add(id)
    return wecomOk(c, { department: all.filter(({ id }) => wanted.has(id)) })
  }

  return { getUser, listIds, listDepartments }
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
    extattr: { attrs: [] },
    main_department: member.departmentIds[0] ?? 1,
  }
}
