import { type SmsTemplate, smsTemplates } from '../../shared/sms-template.ts'
import { type Env, envSchema, type TemplateKey } from './config/env-schema.ts'
import type { VaultKeys } from './kernel/vault.ts'

/** Wrong configuration refuses to start: each key by name with what is wrong, never its value. */
export class ConfigError extends Error {
  readonly keys: readonly string[]

  constructor(problems: ReadonlyMap<string, string>) {
    const lines = [...problems].map(([key, problem]) => `  ${key} ${problem}`)
    super(
      `The configuration is not complete (.env.example explains each key):\n${lines.join('\n')}`,
    )
    this.name = 'ConfigError'
    this.keys = [...problems.keys()]
  }
}

/** Features that need both keys or neither. */
const PAIRS = [
  ['WECOM_CALLBACK_TOKEN', 'WECOM_CALLBACK_AES_KEY'],
  ['WECOM_MINI_APP_ID', 'WECOM_MINI_SECRET'],
  ['SMTP_URL', 'MAIL_FROM'],
  ['ONBOARDING_WEBHOOK_URL', 'ONBOARDING_WEBHOOK_SECRETS'],
] as const

/**
 * Reads the environment once. Throws ConfigError. An empty value is an absent one; `required` names optional
 * keys that this entry point cannot do without.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  required: readonly (keyof Env)[] = [],
) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value))
  const result = envSchema.safeParse(given)
  const problems = new Map<string, string>()
  for (const issue of result.error?.issues ?? []) {
    const key = String(issue.path[0])
    if (!problems.has(key)) problems.set(key, key in given ? issue.message : 'is missing')
  }
  for (const key of required) if (!(key in given)) problems.set(key, 'is missing')
  for (const [one, other] of PAIRS)
    if (!given[one] !== !given[other])
      problems.set(given[one] ? other : one, 'is missing: the two go together')
  if (!result.success || problems.size > 0) throw new ConfigError(problems)
  return grouped(result.data)
}
export type Config = ReturnType<typeof readConfig>

function grouped(env: Env) {
  return {
    database: {
      url: env.DATABASE_URL ?? null,
      /** Of the embedded database; used only without a URL. */
      folder: `${env.DATA_DIR}/db`,
      poolSize: env.DATABASE_POOL,
    },
    server: {
      host: env.HOST ?? null,
      port: env.PORT,
      /** The header in which our own reverse proxy, and nobody else, writes the caller's address. */
      clientIpHeader: env.CLIENT_IP_HEADER ?? null,
      publicUrl: env.PUBLIC_URL,
      /** Where the links in SMS point: a short domain if there is one. */
      linkUrl: env.LINK_URL ?? env.PUBLIC_URL,
      h5Url: env.H5_URL ?? env.PUBLIC_URL,
      h5Dir: env.H5_DIR,
      logLevel: env.LOG_LEVEL,
    },
    company: {
      name: env.COMPANY_NAME,
      landline: env.COMPANY_LANDLINE,
      /** How long a contact's data stays after leaving or refusing, as the page promises it. */
      retentionDays: env.RETENTION_DAYS,
    },
    bootstrapAdminUserid: env.BOOTSTRAP_ADMIN_USERID ?? null,
    vault: { keys: env.VAULT_KEYS, hashKey: env.PHONE_HASH_KEY } satisfies VaultKeys,
    cronSecret: env.CRON_SECRET,
    /** Null: there are no metrics. */
    metricsSecret: env.METRICS_SECRET ?? null,
    callbacks: {
      reportSecrets: env.CALLBACK_REPORT_SECRETS,
      uplinkSecrets: env.CALLBACK_UPLINK_SECRETS,
      allowedIps: env.CALLBACK_ALLOWED_IPS ?? null,
    },
    aliyun: {
      accessKeyId: env.ALIYUN_ACCESS_KEY_ID,
      accessKeySecret: env.ALIYUN_ACCESS_KEY_SECRET,
    },
    sms: {
      endpoint: env.ALIYUN_SMS_ENDPOINT,
      signName: env.ALIYUN_SMS_SIGN_NAME,
      perSecond: env.ALIYUN_SMS_PER_SECOND,
      templates: templatesOf(env),
      /** The company's own number that gets one SMS a day. Null: none does. */
      canaryPhone: env.CANARY_PHONE ?? null,
    },
    /** Null: nobody is asked what SMS are paid from. */
    billing: env.ALIYUN_BILLING === 'on' ? { endpoint: env.ALIYUN_BILLING_ENDPOINT } : null,
    numberService: {
      endpoint: env.ALIYUN_NUMBER_ENDPOINT,
      perSecond: env.ALIYUN_NUMBER_PER_SECOND,
      authCodes: {
        status: env.ALIYUN_NUMBER_STATUS_AUTH_CODE,
        attribute: env.ALIYUN_NUMBER_ATTRIBUTE_AUTH_CODE,
        reassigned: env.ALIYUN_NUMBER_REASSIGNED_AUTH_CODE,
      },
    },
    wecom: {
      apiUrl: env.WECOM_API_URL,
      oauthUrl: env.WECOM_OAUTH_URL,
      corpId: env.WECOM_CORP_ID,
      agentId: env.WECOM_AGENT_ID,
      secret: env.WECOM_SECRET,
      mini:
        env.WECOM_MINI_APP_ID && env.WECOM_MINI_SECRET
          ? { appId: env.WECOM_MINI_APP_ID, secret: env.WECOM_MINI_SECRET }
          : null,
      callback:
        env.WECOM_CALLBACK_TOKEN && env.WECOM_CALLBACK_AES_KEY
          ? { token: env.WECOM_CALLBACK_TOKEN, encodingAesKey: env.WECOM_CALLBACK_AES_KEY }
          : null,
      /** Null: employees come by import and from other systems alone. */
      directory: env.WECOM_DIRECTORY_ROOT
        ? { rootId: env.WECOM_DIRECTORY_ROOT, numberField: env.WECOM_EMPLOYEE_NO_FIELD }
        : null,
      roster: env.WECOM_ROSTER === 'on',
    },
    /** Null: no e-mail leaves; alerts go from WeCom straight to SMS. */
    mail: env.SMTP_URL && env.MAIL_FROM ? { ...env.SMTP_URL, from: env.MAIL_FROM } : null,
    /** Null: no system is told when a joiner is complete. */
    onboardingWebhook:
      env.ONBOARDING_WEBHOOK_URL && env.ONBOARDING_WEBHOOK_SECRETS
        ? {
            url: env.ONBOARDING_WEBHOOK_URL,
            secrets: env.ONBOARDING_WEBHOOK_SECRETS,
            toPrivateAddresses: env.WEBHOOK_TO_PRIVATE_ADDRESSES === 'yes',
          }
        : null,
    egressProxyUrl: env.EGRESS_PROXY_URL ?? null,
  }
}

/** Codes of the templates that the vendor approved so far; sending any other is refused by name. */
function templatesOf(env: Env): Partial<Record<SmsTemplate, string>> {
  return Object.fromEntries(
    smsTemplates.flatMap((template) => {
      const code = env[`ALIYUN_SMS_TEMPLATE_${template.toUpperCase()}` as TemplateKey]
      return code ? [[template, code]] : []
    }),
  )
}
