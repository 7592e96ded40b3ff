import * as z from 'zod/mini'
import { smsTemplates } from './sms-template.ts'

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
  /** At the latest so many days after the last question somebody is asked again, and a proof is due (design §9). */
  askEveryDays: z._default(z.int().check(z.minimum(60), z.maximum(180)), 180),
  /** At the latest so many days after its last check the carrier is asked of a number again (design §9). */
  numberCheckDays: z._default(z.int().check(z.minimum(15), z.maximum(60)), 60),
  /** When SMS that nobody asked for may leave, o'clock in Shanghai: single ones on every day, batches on workdays (design §5). */
  noticeFrom: z._default(z.int().check(z.minimum(8), z.maximum(12)), 8),
  noticeTo: z._default(z.int().check(z.minimum(17), z.maximum(21)), 21),
  batchFrom: z._default(z.int().check(z.minimum(9), z.maximum(12)), 9),
  batchTo: z._default(z.int().check(z.minimum(16), z.maximum(20)), 20),
  /** SMS that nobody asked for: a year per employee and number, a year per number; codes a day per number (design §5). */
  pairYear: z._default(z.int().check(z.minimum(3), z.maximum(6)), 6),
  numberYear: z._default(z.int().check(z.minimum(3), z.maximum(12)), 12),
  codesADay: z._default(z.int().check(z.minimum(3), z.maximum(10)), 10),
  /** A score below it is high risk (design §3): a company may look at more, never at less. */
  alertLine: z._default(z.int().check(z.minimum(6), z.maximum(9)), 6),
  /** What one SMS costs in thousandths of a yuan (厘), and for how many days SMS must be paid for before administrators hear. */
  smsPriceLi: z._default(z.int().check(z.minimum(1), z.maximum(1000)), 45),
  smsLastsDays: z._default(z.int().check(z.minimum(1), z.maximum(90)), 14),
  /** When the day's SMS to the company's own number leaves (o'clock in Shanghai), and how many minutes its receipt may take. */
  canaryHour: z._default(z.int().check(z.minimum(8), z.maximum(20)), 10),
  canaryMinutes: z._default(z.int().check(z.minimum(2), z.maximum(120)), 15),
  /** Reminders a workday at most; more only where else somebody would be asked too late (design §9). */
  remindersADay: z._default(z.int().check(z.minimum(1)), 10_000),
  /** Is each manager told once a week how many of theirs have not answered? */
  tellManagers: z._default(z.boolean(), true),
  /** The vendor's codes of templates, and the signature, where they are other ones than the configuration's. */
  smsTemplateCodes: z._default(
    z.partialRecord(z.enum(smsTemplates), z.string().check(z.regex(/^SMS_\w{1,40}$/))),
    {},
  ),
  smsSignName: z._default(z.string().check(z.regex(/^[^【】\s]{0,20}$/)), ''),
  /** Do counts of how often employee and contact had to do with each other weigh in the score (design §7)? */
  useActivity: z._default(z.boolean(), false),
  /** Userids of the HR people who own alerts where a department has nobody (design §8). */
  fallbackHr: z._default(z.array(z.string()), []),
})
export type Settings = z.infer<typeof settingsSchema>
export type SettingKey = keyof Settings
export const settingKeys = Object.keys(settingsSchema.shape) as SettingKey[]

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
