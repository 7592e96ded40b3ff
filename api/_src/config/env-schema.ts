import * as z from 'zod/mini'
import { smsTemplates } from '../../../shared/sms-template.ts'
import {
  commaList,
  databaseUrl,
  departmentId,
  encodingAesKey,
  hashKey,
  headerName,
  ipAddress,
  mobilePhone,
  optionalWords,
  pathSecret,
  secret,
  signName,
  smsTemplateCode,
  token,
  vaultKeys,
  webUrl,
  wholeNumberOr,
  words,
  wordsOr,
} from './env-values.ts'
import { mailSender, smtpUrl } from './mail-values.ts'

/** `notice_link` → `ALIYUN_SMS_TEMPLATE_NOTICE_LINK`. */
export type TemplateKey = `ALIYUN_SMS_TEMPLATE_${Uppercase<(typeof smsTemplates)[number]>}`

const templateKeys = Object.fromEntries(
  smsTemplates.map((template) => [
    `ALIYUN_SMS_TEMPLATE_${template.toUpperCase()}`,
    z.optional(smsTemplateCode),
  ]),
) as Record<TemplateKey, z.ZodMiniOptional<typeof smsTemplateCode>>

/** Every environment variable the product reads; `.env.example` explains each (a test compares the two). */
export const envSchema = z.object({
  DATABASE_URL: z.optional(databaseUrl),
  DATABASE_POOL: wholeNumberOr(20, 2, 200),
  DATA_DIR: wordsOr('.data'),
  HOST: optionalWords,
  PORT: wholeNumberOr(3000, 0, 65_535),
  CLIENT_IP_HEADER: z.optional(headerName),
  PUBLIC_URL: webUrl,
  LINK_URL: z.optional(webUrl),
  H5_URL: z.optional(webUrl),
  H5_DIR: wordsOr('dist/h5'),
  LOG_LEVEL: z._default(z.enum(['debug', 'info', 'warn', 'error', 'silent']), 'info'),

  COMPANY_NAME: words,
  COMPANY_LANDLINE: words,
  RETENTION_DAYS: wholeNumberOr(30, 1, 3_650),
  BOOTSTRAP_ADMIN_USERID: optionalWords,

  VAULT_KEYS: vaultKeys,
  PHONE_HASH_KEY: hashKey,
  CRON_SECRET: secret(),
  METRICS_SECRET: z.optional(secret()),
  CALLBACK_REPORT_SECRETS: commaList(pathSecret, 2),
  CALLBACK_UPLINK_SECRETS: commaList(pathSecret, 2),
  CALLBACK_ALLOWED_IPS: z.optional(commaList(ipAddress, 100)),

  ALIYUN_ACCESS_KEY_ID: token,
  ALIYUN_ACCESS_KEY_SECRET: token,
  ALIYUN_SMS_ENDPOINT: z._default(webUrl, 'https://dysmsapi.aliyuncs.com'),
  ALIYUN_SMS_SIGN_NAME: signName,
  ALIYUN_SMS_PER_SECOND: wholeNumberOr(200, 1, 5_000),
  ...templateKeys,
  CANARY_PHONE: z.optional(mobilePhone),
  ALIYUN_BILLING: z._default(z.enum(['on', 'off']), 'off'),
  ALIYUN_BILLING_ENDPOINT: z._default(webUrl, 'https://business.aliyuncs.com'),
  ALIYUN_NUMBER_ENDPOINT: z._default(webUrl, 'https://dytnsapi.aliyuncs.com'),
  ALIYUN_NUMBER_STATUS_AUTH_CODE: token,
  ALIYUN_NUMBER_ATTRIBUTE_AUTH_CODE: token,
  ALIYUN_NUMBER_REASSIGNED_AUTH_CODE: token,
  ALIYUN_NUMBER_PER_SECOND: wholeNumberOr(300, 1, 300),

  WECOM_API_URL: z._default(webUrl, 'https://qyapi.weixin.qq.com'),
  WECOM_OAUTH_URL: z._default(webUrl, 'https://open.weixin.qq.com'),
  WECOM_CORP_ID: token,
  WECOM_AGENT_ID: wholeNumberOr(0, 1, 999_999_999),
  WECOM_SECRET: token,
  WECOM_MINI_APP_ID: z.optional(token),
  WECOM_MINI_SECRET: z.optional(token),
  WECOM_CALLBACK_TOKEN: z.optional(token),
  WECOM_CALLBACK_AES_KEY: z.optional(encodingAesKey),
  WECOM_DIRECTORY_ROOT: z.optional(departmentId),
  WECOM_EMPLOYEE_NO_FIELD: wordsOr('工号'),
  WECOM_ROSTER: z._default(z.enum(['on', 'off']), 'off'),

  SMTP_URL: z.optional(smtpUrl),
  MAIL_FROM: z.optional(mailSender),

  ONBOARDING_WEBHOOK_URL: z.optional(webUrl),
  ONBOARDING_WEBHOOK_SECRETS: z.optional(commaList(secret(), 2)),
  WEBHOOK_TO_PRIVATE_ADDRESSES: z._default(z.enum(['yes', 'no']), 'no'),

  EGRESS_PROXY_URL: z.optional(webUrl),
})
export type Env = z.infer<typeof envSchema>
