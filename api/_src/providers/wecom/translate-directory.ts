import { z } from 'zod'
import { ProviderError } from '../../kernel/provider-error.ts'
import type { DirectoryDepartment, DirectoryMember } from '../../ports/directory.ts'
import { PROVIDER } from './errcodes.ts'

/** department/list (wecom 90208, 36260): the root's `parentid` is 0. */
const departmentsSchema = z.object({
  department: z.array(
    z.object({
      id: z.number().int(),
      name: z.string().optional(),
      parentid: z.number().int(),
      department_leader: z.array(z.string()).optional(),
    }),
  ),
})

/** user/get and user/list (wecom 96255, 96260); what apps made after June 2022 do not get is not asked for. */
const memberSchema = z.object({
  userid: z.string().min(1),
  name: z.string().optional(),
  department: z.array(z.number().int()).optional(),
  main_department: z.number().int().optional(),
  direct_leader: z.array(z.string()).optional(),
  status: z.number().int().optional(),
  extattr: z
    .object({
      attrs: z.array(
        z.object({
          name: z.string(),
          value: z.string().optional(),
          text: z.object({ value: z.string() }).optional(),
        }),
      ),
    })
    .optional(),
})
const membersSchema = z.object({ userlist: z.array(memberSchema) })
type RawMember = z.infer<typeof memberSchema>

/** `rootId` is nobody's child, whatever WeCom says is above it. */
export function readDepartments(fields: unknown, rootId: string): DirectoryDepartment[] {
  return parse(departmentsSchema, fields).department.map((one) => ({
    id: String(one.id),
    name: one.name || String(one.id),
    parentId: String(one.id) === rootId ? null : String(one.parentid),
    leaderUserid: one.department_leader && (one.department_leader[0] ?? null),
  }))
}

export function readMembers(fields: unknown, numberField: string): DirectoryMember[] {
  return parse(membersSchema, fields).userlist.map((one) => memberOf(one, numberField))
}

export function readMember(fields: unknown, numberField: string): DirectoryMember {
  return memberOf(parse(memberSchema, fields), numberField)
}

/** 5: 退出企业 (go-workwx docs/rx_msg.md). */
const LEFT = 5

function memberOf(raw: RawMember, numberField: string): DirectoryMember {
  const attribute = raw.extattr?.attrs.find(({ name }) => name === numberField)
  const main = raw.main_department || raw.department?.[0]
  return {
    userid: raw.userid,
    name: raw.name || raw.userid,
    departmentId: main ? String(main) : null,
    leaderUserid: raw.direct_leader?.find((one) => one !== raw.userid) ?? null,
    employeeNo: (attribute?.text?.value ?? attribute?.value ?? '').trim() || null,
    hasLeft: raw.status === LEFT,
  }
}

function parse<T>(schema: z.ZodType<T>, fields: unknown): T {
  const parsed = schema.safeParse(fields)
  if (parsed.success) return parsed.data
  throw new ProviderError('unavailable', PROVIDER, 'malformed_answer')
}
