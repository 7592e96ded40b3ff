import * as z from 'zod/mini'
import { smsTemplates } from '../ports/sms.ts'
import {
  commaList,
  databaseUrl,
  hashKey,
  optionalWords,
  secret,
  vaultKeys,
  webUrl,
  wholeNumberOr,
  words,
  wordsOr,
} from './env-values.ts'

/** `notice_link` → `ALIYUN_SMS_TEMPLATE_NOTICE_LINK`. */
export type TemplateKey = `ALIYUN_SMS_TEMPLATE_${Uppercase<(typeof smsTemplates)[number]>}`

const templateKeys = Object.fromEntries(
  smsTemplates.map((template) => [
    `ALIYUN_SMS_TEMPLATE_${template.toUpperCase()}`,
    z.optional(words),
  ]),
) as Record<TemplateKey, z.ZodMiniOptional<typeof words>>

/** Every environment variable the product reads; `.env.example` explains each (a test compares the two). */
export const envSchema = z.object({
  DATABASE_URL: z.optional(databaseUrl),
  DATABASE_POOL: wholeNumberOr(20, 2, 200),
  DATA_DIR: wordsOr('.data'),
  HOST: optionalWords,
  PORT: wholeNumberOr(3000, 0, 65_535),
  CLIENT_IP_HEADER: optionalWords,
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
  CALLBACK_REPORT_SECRETS: commaList(secret(), 2),
  CALLBACK_UPLINK_SECRETS: commaList(secret(), 2),
  CALLBACK_ALLOWED_IPS: z.optional(commaList(words, 100)),

  ALIYUN_ACCESS_KEY_ID: words,
  ALIYUN_ACCESS_KEY_SECRET: words,
  ALIYUN_SMS_ENDPOINT: wordsOr('https://dysmsapi.aliyuncs.com'),
  ALIYUN_SMS_SIGN_NAME: words,
  ALIYUN_SMS_PER_SECOND: wholeNumberOr(200, 1, 5_000),
  ...templateKeys,
  ALIYUN_NUMBER_ENDPOINT: wordsOr('https://dytnsapi.aliyuncs.com'),
  ALIYUN_NUMBER_STATUS_AUTH_CODE: words,
  ALIYUN_NUMBER_ATTRIBUTE_AUTH_CODE: words,
  ALIYUN_NUMBER_REASSIGNED_AUTH_CODE: words,
  ALIYUN_NUMBER_PER_SECOND: wholeNumberOr(300, 1, 300),

  WECOM_API_URL: z._default(webUrl, 'https://qyapi.weixin.qq.com'),
  WECOM_OAUTH_URL: z._default(webUrl, 'https://open.weixin.qq.com'),
  WECOM_CORP_ID: words,
  WECOM_AGENT_ID: wholeNumberOr(0, 1, 999_999_999),
  WECOM_SECRET: words,
  WECOM_MINI_APP_ID: optionalWords,
  WECOM_MINI_SECRET: optionalWords,
  WECOM_CALLBACK_TOKEN: optionalWords,
  WECOM_CALLBACK_AES_KEY: z.optional(words.check(z.length(43, 'must have 43 characters'))),

  EGRESS_PROXY_URL: z.optional(webUrl),
})
export type Env = z.infer<typeof envSchema>
