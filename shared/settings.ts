import * as z from 'zod/mini'

const form = z.enum(['token', 'fixed', 'reply'])

/** What a company may set, with what holds until it does (design §3, §5). */
export const settingsSchema = z.object({
  /** Coverage: contacts an employee must and should have. */
  coverageMust: z._default(z.int().check(z.minimum(1), z.maximum(5)), 1),
  coverageWanted: z._default(z.int().check(z.minimum(1), z.maximum(5)), 2),
  /** The form of asking, and exceptions per carrier (CMCC, CUCC, CTCC, CBN). */
  askForm: z._default(form, 'token'),
  askFormByCarrier: z._default(
    z.partialRecord(z.enum(['CMCC', 'CUCC', 'CTCC', 'CBN', 'other']), form),
    {},
  ),
  /** What proves a renewal: the link is enough, or a code is asked again. */
  renewalProof: z._default(z.enum(['link', 'code']), 'link'),
  /** Does a manager decide whether a proven contact is retired for a new one (design §8, approval)? */
  approveReplacements: z._default(z.boolean(), true),
  /** Company-wide SMS a day; a warning goes out at 80 %. */
  smsDailyBudget: z._default(z.int().check(z.minimum(1)), 20_000),
  /** What one SMS costs in thousandths of a yuan (厘), and for how many days SMS must be paid for before administrators hear. */
  smsPriceLi: z._default(z.int().check(z.minimum(1), z.maximum(1000)), 45),
  smsLastsDays: z._default(z.int().check(z.minimum(1), z.maximum(90)), 14),
  /** When the day's SMS to the company's own number leaves (o'clock in Shanghai), and how many minutes its receipt may take. */
  canaryHour: z._default(z.int().check(z.minimum(8), z.maximum(20)), 10),
  canaryMinutes: z._default(z.int().check(z.minimum(2), z.maximum(120)), 15),
  /** Reminders a workday at most; more only where else somebody would be asked too late (design §9). */
  remindersADay: z._default(z.int().check(z.minimum(1)), 10_000),
  /** Do counts of how often employee and contact had to do with each other weigh in the score (design §7)? */
  useActivity: z._default(z.boolean(), false),
  /** Userids of the HR people who own alerts where a department has nobody (design §8). */
  fallbackHr: z._default(z.array(z.string()), []),
})
export type Settings = z.infer<typeof settingsSchema>
export type SettingKey = keyof Settings
export const settingKeys = Object.keys(settingsSchema.shape) as SettingKey[]

export const formWords: Record<Settings['askForm'], string> = {
  token: '短信里放专属链接',
  fixed: '短信里放固定网址',
  reply: '请对方回短信',
}
export const carrierKeys = ['CMCC', 'CUCC', 'CTCC', 'CBN', 'other'] as const
export const carrierKeyWords: Record<(typeof carrierKeys)[number], string> = {
  CMCC: '中国移动',
  CUCC: '中国联通',
  CTCC: '中国电信',
  CBN: '中国广电',
  other: '其他运营商',
}

/** Each setting as an administrator reads it: its name, and what it brings about. */
export const settingWords: Record<SettingKey, { name: string; help: string }> = {
  coverageMust: { name: '每人至少几位联络人', help: '少于这个数，员工会出现在待办的最前面。' },
  coverageWanted: {
    name: '每人希望几位联络人',
    help: '少于这个数，员工自己的页面会提醒再填一位。',
  },
  askForm: { name: '怎样请联络人确认', help: '运营商拦截链接时，系统会自己换一种，并告诉您。' },
  askFormByCarrier: { name: '个别运营商的确认方式', help: '没有列出的运营商按上面的方式。' },
  renewalProof: { name: '半年复核要不要验证码', help: '第一次确认总要验证码。' },
  approveReplacements: {
    name: '换下原来的联络人要经理同意',
    help: '新联络人确认后马上算数，不等审批。',
  },
  smsDailyBudget: { name: '每天最多发几条短信', help: '用到八成会提醒您。验证码不受限制。' },
  smsPriceLi: { name: '一条短信多少厘', help: '1 厘是 0.1 分。只用来估算余额还够发几天。' },
  smsLastsDays: { name: '余额少于几天就提醒', help: '按最近七天的平均条数算。' },
  canaryHour: { name: '自检短信几点发', help: '每天一条，发到公司自己的手机。8 点到 20 点之间。' },
  canaryMinutes: {
    name: '自检短信最多等几分钟',
    help: '到时还没有回执，就告诉管理员。',
  },
  remindersADay: {
    name: '每个工作日最多提醒多少人',
    help: '只有再不提醒就过期时，才会超过这个数。',
  },
  useActivity: {
    name: '评分参考往来次数',
    help: '其他系统送来的汇总次数，不含内容。默认不用。',
  },
  fallbackHr: { name: '没有人事负责的部门归谁', help: '填企业微信账号，用逗号分开，按顺序。' },
}

const units: { readonly [K in SettingKey]?: string } = {
  smsDailyBudget: '条',
  remindersADay: '人',
  smsPriceLi: '厘',
  smsLastsDays: '天',
  canaryHour: '点',
  canaryMinutes: '分钟',
}

function unitOf(key: SettingKey): string {
  return units[key] ?? '位'
}

/** A value in words; what a setting cannot be (any more) stays as it was written. */
export function sayValue(key: SettingKey, value: unknown): string {
  const parsed = settingsSchema.shape[key].safeParse(value)
  if (!parsed.success) return JSON.stringify(value)
  const known = parsed.data
  if (typeof known === 'boolean') return known ? '要' : '不要'
  if (typeof known === 'number') return `${known} ${unitOf(key)}`
  if (known === 'link' || known === 'code') return known === 'link' ? '点链接就行' : '要验证码'
  if (typeof known === 'string') return formWords[known]
  if (Array.isArray(known)) return known.length > 0 ? known.join('、') : '没有指定'
  const forms = carrierKeys.flatMap((carrier) => {
    const form = known[carrier]
    return form ? [`${carrierKeyWords[carrier]}：${formWords[form]}`] : []
  })
  return forms.length > 0 ? forms.join('；') : '没有例外'
}

const changeSchema = z.object({
  id: z.number(),
  key: z.enum(settingKeys),
  /** In words; null: nothing had been set, and the product's own value held. */
  before: z.nullable(z.string()),
  after: z.string(),
  by: z.nullable(z.string()),
  at: z.string(),
})

/** `GET /api/desk/settings?cursor=`. */
export const settingsViewSchema = z.object({
  values: settingsSchema,
  history: z.array(changeSchema),
  nextCursor: z.nullable(z.string()),
})
export type SettingsView = z.infer<typeof settingsViewSchema>

/** `PUT /api/desk/settings`: `before` is the value that the caller saw; another one by now is refused. */
export const newSettingSchema = z.object({
  key: z.enum(settingKeys, { error: '没有这一项设置' }),
  value: z.unknown(),
  before: z.unknown(),
})
