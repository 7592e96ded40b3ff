import * as z from 'zod/mini'
import { carrierName } from './number-check.ts'

/** What an administrator must see (design §4.7, §5): the closed list, with its sentence. */
export const warningKinds = [
  'sms_budget',
  'sms_balance',
  'sms_refused',
  'sms_unavailable',
  'drill_refused',
  'sms_lookup_failing',
  'carrier_blocked',
  'number_blacklisted',
  'declines_flood',
  'wecom_refused',
  'outside_unavailable',
  'calendar_missing',
  'reminder_cap',
  'alerts_undelivered',
  'callbacks_silent',
  'canary_failed',
  'directory_stopped',
  'directory_failed',
] as const
export type WarningKind = (typeof warningKinds)[number]

/** Title (4–12 Han characters, for WeCom) and what to do about it; the subject is shown beside it. */
export const warningSentences: Record<WarningKind, { title: string; advice: string }> = {
  sms_budget: { title: '今日短信快用完了', advice: '已用到八成，请核对设置里的每日短信数' },
  sms_balance: { title: '短信余额不多了', advice: '请到阿里云充值或购买短信套餐包' },
  sms_refused: { title: '短信服务拒绝发送', advice: '请到阿里云核对余额、签名和模板' },
  sms_unavailable: { title: '短信服务连不上', advice: '会自动重试，请留意网络和代理' },
  drill_refused: { title: '演练短信发不出去', advice: '请到阿里云核对演练的模板；别的短信照常发' },
  sms_lookup_failing: { title: '短信结果查不到', advice: '有短信不知是否发出，不会盲目重发' },
  carrier_blocked: { title: '运营商拦截了短信', advice: '已换一种询问方式，请核对链接报备' },
  number_blacklisted: { title: '有号码拒收短信', advice: '请人事同事改用电话联系' },
  declines_flood: { title: '短信拒绝突然变多', advice: '已停止自动失效，请核对上行回复' },
  wecom_refused: { title: '企业微信拒绝消息', advice: '请核对可信地址、权限和可见范围' },
  outside_unavailable: { title: '外部服务连不上', advice: '会一直重试，请核对密钥、额度和网络' },
  alerts_undelivered: { title: '预警没有送到人', advice: '请核对人事角色、企业微信和备用地址' },
  callbacks_silent: { title: '短信回执收不到了', advice: '请核对阿里云的回执地址和网络' },
  canary_failed: { title: '自检短信没送到', advice: '请核对阿里云短信、自检手机和回执地址' },
  directory_stopped: { title: '通讯录同步已停下', advice: '缺的人太多，没有改动，请核对可见范围' },
  directory_failed: { title: '通讯录没有读到', advice: '请核对企业微信的可信地址和可见范围' },
  reminder_cap: { title: '提醒超过每天上限', advice: '再不提醒就过期，可把每天提醒的人数调高' },
  calendar_missing: { title: '缺少下年工作日历', advice: '放假通知公布后，请在设置里上传工作日历' },
}

const subjectWords: Readonly<Record<string, string>> = {
  'aliyun-sms': '阿里云短信服务',
  'aliyun-number': '阿里云号码服务',
  wecom: '企业微信',
  sms: '已交给阿里云的短信',
  uplink: '联络人的短信回复',
  receipt: '阿里云的短信回执',
  sms_account: '按最近七天的用量估算',
  reminders: '快要过期的提醒太多',
  no_receipt: '自检短信一直没有回执',
  not_sent: '自检短信没能发出',
  no_owner: '有预警没有人事负责',
  no_way: '有预警没有送出去',
}

/** What a warning is about, in words; a vendor's own code stays as it is, to be looked up there. */
export function warningSubject(kind: WarningKind, subject: string): string {
  if (kind === 'number_blacklisted') return '一位联络人的号码'
  return (carrierName(subject) ?? subjectWords[subject] ?? subject) || '系统'
}

export const warningSchema = z.object({
  id: z.string(),
  kind: z.enum(warningKinds),
  title: z.string(),
  advice: z.string(),
  /** What it is about, in words. */
  about: z.string(),
  /** How often it was seen. */
  count: z.number(),
  firstAt: z.string(),
  lastAt: z.string(),
})
export type Warning = z.infer<typeof warningSchema>

/** Why an alert reached nobody: nobody is there to own it, every way refused it, or the way is away. */
export const undeliveredReasons = ['no_owner', 'refused', 'delayed'] as const

export const undeliveredSchema = z.object({
  why: z.enum(undeliveredReasons),
  /** The colleague who should have heard of them; of `no_owner` the department. Null: it has none, or they are gone. */
  who: z.nullable(z.string()),
  count: z.number(),
  /** When the oldest of them began. */
  since: z.string(),
})
export type Undelivered = z.infer<typeof undeliveredSchema>

/** `GET /api/desk/system`: what an administrator must see; no contact's data. */
export const systemSchema = z.object({
  /** Open alerts that have reached nobody although they should have (design §4.7). */
  undelivered: z.number(),
  /** The same by why and by whom, the most first. */
  undeliveredTo: z.array(undeliveredSchema),
  /** What was accepted and failed so often that it waits for a person. */
  givenUp: z.number(),
  warnings: z.array(warningSchema),
})
export type System = z.infer<typeof systemSchema>
