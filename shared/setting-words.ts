import { type SettingKey, type Settings, settingsSchema } from './settings.ts'
import { smsTemplates, smsTemplateWords } from './sms-template.ts'

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
  askEveryDays: {
    name: '最多隔几天问一次员工',
    help: '60 到 180 天。联络人的确认也按这个天数到期。',
  },
  numberCheckDays: {
    name: '最多隔几天查一次号码',
    help: '15 到 60 天。越短，号码检测的费用越高。',
  },
  noticeFrom: { name: '单条短信最早几点发', help: '8 点到 12 点，每天。验证码随时发。' },
  noticeTo: { name: '单条短信最晚几点发', help: '17 点到 21 点，到点就不再发。' },
  batchFrom: { name: '批量短信和提醒最早几点', help: '9 点到 12 点，只在工作日。' },
  batchTo: { name: '批量短信和提醒最晚几点', help: '16 点到 20 点，到点就不再发。' },
  pairYear: { name: '同一员工一年给同一号码几条', help: '3 到 6 条，不含对方自己要的验证码。' },
  numberYear: { name: '一年给同一号码几条', help: '3 到 12 条，不含对方自己要的验证码。' },
  codesADay: { name: '同一号码一天几条验证码', help: '3 到 10 条，由对方自己点才发。' },
  alertLine: {
    name: '几分以下算高风险',
    help: '6 到 9 分，只能调高。改了以后会重新判断相关的联络人。',
  },
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
  tellManagers: {
    name: '每周告诉经理有几人没答复',
    help: '每周最多一条，早上发。只说几个人没答复，名单在页面上看。',
  },
  smsTemplateCodes: {
    name: '短信模板编号',
    help: '模板换了编号，在这里改，不用重新部署。文字要和阿里云上的一样；没有填的按部署时的。',
  },
  smsSignName: { name: '短信签名', help: '不带【】。要先在阿里云审核通过；不填就按部署时的。' },
  useActivity: {
    name: '评分参考往来次数',
    help: '其他系统送来的汇总次数，不含内容。默认不用。',
  },
  fallbackHr: { name: '没有人事负责的部门归谁', help: '填企业微信账号，用逗号分开，按顺序。' },
}

const units: { readonly [K in SettingKey]?: string } = {
  smsDailyBudget: '条',
  remindersADay: '人',
  askEveryDays: '天',
  numberCheckDays: '天',
  noticeFrom: '点',
  noticeTo: '点',
  batchFrom: '点',
  batchTo: '点',
  pairYear: '条',
  numberYear: '条',
  codesADay: '条',
  alertLine: '分',
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
  if (key === 'smsSignName') return known ? `【${String(known)}】` : '按部署时的'
  if (typeof known === 'string') return formWords[known as Settings['askForm']]
  if (Array.isArray(known)) return known.length > 0 ? known.join('、') : '没有指定'
  return sayRecord(key, known)
}

function sayRecord(key: SettingKey, known: object): string {
  const values: { readonly [name: string]: string | undefined } = { ...known }
  if (key === 'smsTemplateCodes') {
    const codes = smsTemplates.flatMap((one) =>
      values[one] ? [`${smsTemplateWords[one]}：${values[one]}`] : [],
    )
    return codes.length > 0 ? codes.join('；') : '都按部署时的'
  }
  const forms = carrierKeys.flatMap((carrier) => {
    const form = values[carrier] as Settings['askForm'] | undefined
    return form ? [`${carrierKeyWords[carrier]}：${formWords[form]}`] : []
  })
  return forms.length > 0 ? forms.join('；') : '没有例外'
}

/** What an administrator looks at together; every setting is in one of them (a test looks). */
export const settingGroups: readonly { title: string; keys: readonly SettingKey[] }[] = [
  {
    title: '联络人',
    keys: [
      'coverageMust',
      'coverageWanted',
      'approveReplacements',
      'askForm',
      'askFormByCarrier',
      'renewalProof',
    ],
  },
  {
    title: '多久问一次',
    keys: ['askEveryDays', 'numberCheckDays', 'remindersADay', 'tellManagers'],
  },
  {
    title: '短信什么时候发、发多少',
    keys: [
      'noticeFrom',
      'noticeTo',
      'batchFrom',
      'batchTo',
      'smsDailyBudget',
      'pairYear',
      'numberYear',
      'codesADay',
    ],
  },
  {
    title: '短信通道',
    keys: [
      'smsSignName',
      'smsTemplateCodes',
      'canaryHour',
      'canaryMinutes',
      'smsPriceLi',
      'smsLastsDays',
    ],
  },
  { title: '评分和预警', keys: ['alertLine', 'useActivity', 'fallbackHr'] },
]
