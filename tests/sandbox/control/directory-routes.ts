import { Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '../core/fault-effects.ts'
import { changeDirectory } from '../wecom/change-directory.ts'
import type { SandboxParts } from './control-app.ts'
import { readJson } from './read-json.ts'
import { noSuchMember } from './refuse.ts'

const userid = z.string().regex(/^[A-Za-z0-9][\w.@-]{0,63}$/)
const departmentId = z.number().int().min(1)
const member = z.strictObject({
  userid,
  name: z.string().min(1).max(64),
  departmentIds: z.array(departmentId).min(1).max(20),
  mainDepartmentId: departmentId.optional(),
  employeeNumber: z.string().max(64).optional(),
  position: z.string().max(128).optional(),
  directLeaders: z.array(userid).max(5).optional(),
  status: z.union([z.literal(1), z.literal(2), z.literal(4), z.literal(5)]).optional(),
  visible: z.boolean().optional(),
})
const department = z.strictObject({
  id: departmentId,
  name: z.string().min(1).max(64),
  parentId: z.number().int().min(0),
  leaders: z.array(userid).optional(),
})
const pushes = z.enum(['once', 'twice', 'lost']).optional()
const changeInput = z.union([
  z.strictObject({ put: member, formerUserid: userid.optional(), pushes }),
  z.strictObject({ remove: userid, pushes }),
  z.strictObject({ putDepartment: department, pushes }),
  z.strictObject({ removeDepartment: departmentId, pushes }),
])

const rosterInput = z.strictObject({
  entries: z
    .array(z.strictObject({ name: z.string(), relation: z.string(), phone: z.string() }))
    .max(5),
})

/** WeCom's console: members join, change and go, and the pushes of it arrive once, twice or never. */
export function directoryRoutes({ wecom, callbacks }: SandboxParts): Hono<SandboxEnv> {
  return new Hono<SandboxEnv>()
    .post('/wecom/directory', async (c) => {
      const input = await readJson(c, changeInput)
      if (input instanceof Response) return input
      await changeDirectory(wecom, callbacks, input, input.pushes)
      return c.json({ changed: true }, 201)
    })
    .get('/wecom/members/:userid/roster', (c) => {
      const member = wecom.directory.find(c.req.param('userid'))
      if (!member) return noSuchMember(c)
      return c.json({ entries: wecom.roster.get(member.userid) ?? [] })
    })
    .post('/wecom/members/:userid/roster', async (c) => {
      const member = wecom.directory.find(c.req.param('userid'))
      if (!member) return noSuchMember(c)
      const input = await readJson(c, rosterInput)
      if (input instanceof Response) return input
      wecom.roster.set(member.userid, input.entries)
      return c.json(input, 201)
    })
}
