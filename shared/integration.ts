import * as z from 'zod/mini'
import { personNameSchema } from './contact.ts'
import { relationSchema } from './relation.ts'

/** Rows of one batch. */
export const MOST_ROWS = 1_000

/** Why a row was not taken, in a word for the machine and a sentence for whoever reads its log; never the value. */
export const rowReasons = {
  not_an_object: '这一行不是一个对象',
  unknown_field: '有接口里没有的字段',
  missing_field: '缺少必填的字段',
  invalid_field: '这个字段的写法不对',
  phone_too_short: '手机号不足 11 位',
  phone_too_long: '手机号多于 11 位',
  phone_bad_prefix: '没有这样开头的手机号',
  phone_not_a_number: '手机号里有数字以外的字符',
  repeated: '同一批里前面已经有这位员工',
  unknown_employee: '没有这个工号的员工，请先送员工资料',
  name_missing: '新员工要有姓名',
  userid_taken: '这个企业微信账号已经属于另一位员工',
  userid_fixed: '员工已经有企业微信账号，更改以企业微信通讯录为准',
  employee_no_taken: '这个工号已经属于另一位员工',
  department_unknown: '没有这个部门',
  not_joining: '这位员工已经在职或已有企业微信账号，不再需要入职前的链接',
} as const
export type RowReason = keyof typeof rowReasons

export const employeeNoSchema = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(32), z.regex(/^[\p{L}\p{N}._/-]+$/u))
export const wordOf = (most: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(most), z.regex(/^\P{C}+$/u))
export const rowPhoneSchema = z.string().check(z.minLength(1), z.maxLength(40))
const day = z.iso.date()

export const departmentRefSchema = z.union([
  z.strictObject({ externalId: wordOf(64) }),
  z.strictObject({ site: wordOf(60), name: wordOf(60) }),
])

/** One employee of the HR core. What a row leaves out stays as it is; `null` takes a value away. */
export const employeeRowSchema = z.strictObject({
  employeeNo: employeeNoSchema,
  /** Needed for somebody new. */
  name: z.optional(wordOf(60)),
  status: z.enum(['onboarding', 'active', 'left']),
  /** Only for somebody who has no WeCom account yet: a changed account comes from the WeCom directory. */
  userid: z.optional(wordOf(64)),
  site: z.optional(wordOf(60)),
  /** By name at the site, or by the id that the directory has; a name that nobody knows is made. */
  department: z.optional(departmentRefSchema),
  superiorNo: z.optional(z.nullable(employeeNoSchema)),
  hiredOn: z.optional(z.nullable(day)),
  leftOn: z.optional(z.nullable(day)),
})
export type EmployeeRowIn = z.infer<typeof employeeRowSchema>

/** An employee's own number as attendance or payroll has it. */
export const ownNumberRowSchema = z.strictObject({
  employeeNo: employeeNoSchema,
  phone: rowPhoneSchema,
})

/** A person of the talent pool: their own number, and whom they named at an earlier time. */
export const talentRowSchema = z.strictObject({
  employeeNo: employeeNoSchema,
  phone: z.optional(rowPhoneSchema),
  contacts: z.optional(
    z
      .array(
        z.strictObject({
          name: personNameSchema,
          relation: relationSchema,
          phone: rowPhoneSchema,
          namedOn: z.optional(day),
        }),
      )
      .check(z.maxLength(10)),
  ),
})
export type TalentRow = z.infer<typeof talentRowSchema>

/** How often an employee and a number had to do with each other within 90 days: a count and nothing else. */
export const activityRowSchema = z.strictObject({
  employeeNo: employeeNoSchema,
  phone: rowPhoneSchema,
  interactions: z.int().check(z.minimum(0), z.maximum(100_000)),
  /** The last day counted. */
  asOf: day,
})

/** What a batch looks like, for the contract; rows are read one by one, so that one bad row refuses itself alone. */
export function batchOf<R extends z.ZodMiniType>(row: R) {
  return z.strictObject({ rows: z.array(row).check(z.minLength(1), z.maxLength(MOST_ROWS)) })
}

/** The outside of a batch. */
export const batchSchema = z.strictObject(
  {
    rows: z
      .array(z.unknown(), { error: '请把资料放在 rows 里' })
      .check(
        z.minLength(1, { error: 'rows 里至少要有一行' }),
        z.maxLength(MOST_ROWS, { error: `rows 里最多 ${MOST_ROWS} 行` }),
      ),
  },
  { error: '除了 rows 没有别的字段' },
)

export const rowResultSchema = z.object({
  /** From 0, as the row stood in the batch. */
  index: z.number(),
  status: z.enum(['added', 'changed', 'unchanged', 'refused']),
  code: z.optional(z.string()),
  field: z.optional(z.string()),
  message: z.optional(z.string()),
})
export type RowResult = z.infer<typeof rowResultSchema>

/** The answer to a batch; the same for a repeat under the same key. */
export const batchAnswerSchema = z.object({
  taken: z.number(),
  refused: z.number(),
  results: z.array(rowResultSchema),
})
export type BatchAnswer = z.infer<typeof batchAnswerSchema>
