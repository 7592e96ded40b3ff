import type { NumberBook } from './number-book.ts'
import type { Carrier } from './numbers/prefixes.ts'

export type VariableAttribute =
  | 'name'
  | 'user_nick'
  | 'unit_name'
  | 'address'
  | 'others'
  | 'phone_number2'
  | 'time'
  | 'money'
  | 'link_param'
  | 'numberCaptcha'
  | 'characterWithNumber2'

export type SmsTemplate = {
  code: string
  /** With `${variable}` places and without the signature. */
  content: string
  type: 'code' | 'notice'
  /** The attribute each variable was registered with; `others` where none is given. */
  variables?: Record<string, VariableAttribute>
}

export const numberOperations = [
  'PhoneNumberStatusForPublic',
  'DescribePhoneNumberOperatorAttribute',
  'DescribePhoneTwiceTelVerify',
] as const
export type NumberOperation = (typeof numberOperations)[number]

/** Bought SMS; `Available` and for the mainland unless told. */
export type SmsPackage = { total: number; remaining: number; status?: string; remark?: string }

export type AliyunOptions = {
  accessKeyId: string
  accessKeySecret: string
  signNames: readonly string[]
  templates: readonly SmsTemplate[]
  authCodes: Record<NumberOperation, string>
  /** What its billing says; ¥10,000 and no package unless told. */
  account?: { packages?: SmsPackage[]; availableAmount?: string; currency?: string }
  /** Caps a second; the vendor's own are 5000 for SMS, 300, 2000 and 100 for numbers. */
  perSecond?: Partial<Record<'SendSms' | 'QuerySendDetails' | NumberOperation, number>>
  /** From acceptance to the push of the receipt; 3 s unless told. */
  receiptDelayMs?: number
  /** Receipts due within this time travel in one push; 0 unless told. */
  receiptBatchMs?: number
  /** How long a send stays invisible to QuerySendDetails; 0 unless told. */
  queryLagMs?: number
  /** Carriers that stop every message with a link. */
  blockedLinkCarriers?: readonly Carrier[]
}

export type Department = {
  id: number
  name: string
  parentId: number
  leaders?: readonly string[]
}
export type Member = {
  userid: string
  name: string
  departmentIds: readonly number[]
  /** The first of the departments unless told. */
  mainDepartmentId?: number
  position?: string
  /** The company's own field 工号. */
  employeeNumber?: string
  directLeaders?: readonly string[]
  /** 1 active, 2 disabled, 4 not activated, 5 left; 1 unless told. */
  status?: 1 | 2 | 4 | 5
  /** False for members outside the app's visible range. */
  visible?: boolean
}

export type WecomOptions = {
  corpId: string
  agentId: number
  /** The self-built app's secret. */
  corpSecret: string
  /** The linked mini-program; its login needs a token got with its own secret. */
  miniProgram: { appId: string; secret: string }
  /** The secret of 通讯录同步, the only one that may list ids. */
  contactsSecret?: string
  callback: { token: string; encodingAesKey: string }
  departments: readonly Department[]
  members: readonly Member[]
  /** When true, only calls that come through the sandbox's proxy are trusted (60020). */
  trustedIpOnly?: boolean
  /** Hosts that OAuth may redirect to; any host unless told. */
  trustedDomains?: readonly string[]
  /** Accounts of the company, for the daily cap of 200 messages each. */
  accounts?: number
  /** Where a mini-program page is found as an ordinary page, for the links on `/sandbox`. */
  pageUrl?: (page: string) => string
  /** Whom to play beside the employees, shown first on `/sandbox`. */
  players?: readonly { part: string; name: string; userid: string; hint: string }[]
  /** Who has no account yet and gets one by a press on `/sandbox`. */
  joiner?: Member
  /** Where a click on "open as this employee" begins the login. */
  loginUrl?: string
}

export type Destinations = {
  smsReport: string | null
  smsUplink: string | null
  wecom: string | null
}

export type SandboxOptions = {
  aliyun: AliyunOptions
  wecom: WecomOptions
  seed?: number
  /** Epoch milliseconds at which the sandbox's time begins; now unless told. */
  startAt?: number
  /** False holds the clock between `set` and `advance`; true unless told. */
  running?: boolean
  /** Real time, for signatures and per-second caps. */
  realNow?: () => number
  /** Every vendor answer takes this long. */
  latencyMs?: number
  numberBook?: NumberBook
  destinations?: Partial<Destinations>
  /** How pushes leave; the global `fetch` unless told. */
  fetch?: typeof fetch
  /** Awaited after the clock was moved by hand, with the new time. */
  onClockChange?: (now: number) => Promise<void> | void
}
