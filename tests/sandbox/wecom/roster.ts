import { z } from 'zod'
import { wecomError, wecomOk } from './errors.ts'
import type { Operation } from './wecom-app.ts'
import type { WecomService } from './wecom-service.ts'

export type RosterEntry = { name: string; relation: string; phone: string }
export type Roster = Map<string, RosterEntry[]>

const GROUP = 4
const NAME = 17001
const RELATION = 17002
const PHONE = 17003
const words = ['父母', '配偶', '子女', '兄弟姐妹', '朋友', '其他']
const done = 1
const missing = 3

const askInput = z.object({
  userid: z.string(),
  get_all: z.boolean().optional(),
  fieldids: z.array(z.object({ fieldid: z.number(), sub_idx: z.number().default(0) })).max(100),
})
const item = z.object({
  fieldid: z.number(),
  value_string: z.string().optional(),
  value_uint32: z.number().optional(),
  value_mobile: z.object({ value_country_code: z.string(), value_mobile: z.string() }).optional(),
})
const updateInput = z.object({
  userid: z.string(),
  update_items: z.array(item.extend({ sub_idx: z.number().default(0) })).default([]),
  insert_items: z.array(z.object({ group_type: z.number(), item: z.array(item) })).default([]),
})

/** 人事助手 with the emergency contacts of each employee; the app may use it. */
export function rosterAnswers({ directory, roster }: WecomService) {
  const getFields: Operation = (c) => {
    const field = (fieldid: number, field_name: string, type: number, value_type: number) => ({
      fieldid,
      field_name,
      field_type: type,
      value_type,
      is_must: false,
    })
    const options = words.map((value, index) => ({ id: index + 1, value }))
    return wecomOk(c, {
      group_list: [
        { group_id: 0, group_name: '基本信息', field_list: [field(11001, '姓名', 1, 1)] },
        {
          group_id: GROUP,
          group_name: '紧急联系人',
          field_list: [
            field(NAME, '紧急联系人姓名', 1, 1),
            { ...field(RELATION, '与本人关系', 2, 3), option_list: options },
            field(PHONE, '紧急联系人电话', 1, 5),
            field(17004, '紧急联系人地址', 1, 1),
          ],
        },
      ],
    })
  }

  const getStaffInfo: Operation = async (c) => {
    const input = askInput.safeParse(await c.req.json().catch(() => null))
    if (!input.success) return wecomError(c, 40058)
    const member = directory.find(input.data.userid)
    if (!member) return wecomError(c, 60111)
    const entries = roster.get(member.userid) ?? []
    const field_info = input.data.fieldids.map(({ fieldid, sub_idx }) => {
      const entry = entries[sub_idx]
      const value = entry && fieldValue(entry, fieldid)
      return { fieldid, sub_idx, ...(value ? { result: done, ...value } : { result: missing }) }
    })
    return wecomOk(c, { field_info })
  }

  const updateStaffInfo: Operation = async (c) => {
    const input = updateInput.safeParse(await c.req.json().catch(() => null))
    if (!input.success) return wecomError(c, 40058)
    const member = directory.find(input.data.userid)
    if (!member) return wecomError(c, 60111)
    const entries = roster.get(member.userid) ?? []
    const update_results = input.data.update_items.map((change) => {
      const entry = entries[change.sub_idx]
      if (entry) entries[change.sub_idx] = applied(entry, change)
      return {
        fieldid: change.fieldid,
        sub_idx: change.sub_idx,
        result: entry ? done : missing,
      }
    })
    const insert_results = input.data.insert_items.map((inserted) => {
      const empty = { name: '', relation: '', phone: '' }
      entries.push(inserted.item.reduce(applied, empty))
      return { group_type: inserted.group_type, result: done }
    })
    roster.set(member.userid, entries)
    return wecomOk(c, { update_results, insert_results })
  }

  return { getFields, getStaffInfo, updateStaffInfo }
}

function fieldValue(entry: RosterEntry, fieldid: number): object | null {
  if (fieldid === NAME) return { value_type: 1, value_string: entry.name }
  if (fieldid === RELATION && words.includes(entry.relation))
    return { value_type: 3, value_uint32: words.indexOf(entry.relation) + 1 }
  if (fieldid === PHONE)
    return {
      value_type: 5,
      value_mobile: { value_country_code: '86', value_mobile: entry.phone },
    }
  return null
}

function applied(entry: RosterEntry, change: z.infer<typeof item>): RosterEntry {
  const { fieldid, value_string, value_uint32, value_mobile } = change
  if (fieldid === NAME) return { ...entry, name: value_string ?? '' }
  if (fieldid === RELATION) return { ...entry, relation: words[(value_uint32 ?? 0) - 1] ?? '' }
  if (fieldid === PHONE) return { ...entry, phone: value_mobile?.value_mobile ?? '' }
  return entry
}
