import { smsTemplates } from '../../../shared/sms-template.ts'
import { AGENT_ID, type StandInKeys } from './keys.ts'

export type StandInPlaces = {
  /** Where the product is reached, e.g. `http://localhost:3000`. */
  publicUrl: string
  /** Where the stand-ins of Aliyun and WeCom are reached from the product. */
  vendorUrl: string
  /** Where a person's browser finds WeCom's log-in page; the same unless told. */
  wecomPageUrl?: string
  linkUrl?: string
  proxyUrl?: string
  /** The mail server, e.g. `smtp://127.0.0.1:2525`. */
  smtpUrl?: string
}

export const SIGN_NAME = '紧联'

/** The product's environment in a world of stand-ins: only endpoints and keys differ from the real one. */
export function standInEnvironment(
  keys: StandInKeys,
  company: string,
  places: StandInPlaces,
): Record<string, string> {
  const templates = smsTemplates.map((template) => [
    `ALIYUN_SMS_TEMPLATE_${template.toUpperCase()}`,
    templateCode(template),
  ])
  return {
    PUBLIC_URL: places.publicUrl,
    LINK_URL: places.linkUrl ?? places.publicUrl,
    COMPANY_NAME: company,
    COMPANY_LANDLINE: '0512-55550000',
    VAULT_KEYS: `1:${keys.vaultKey}`,
    PHONE_HASH_KEY: keys.hashKey,
    CRON_SECRET: keys.cronSecret,
    CALLBACK_REPORT_SECRETS: keys.reportSecret,
    CALLBACK_UPLINK_SECRETS: keys.uplinkSecret,
    ALIYUN_ACCESS_KEY_ID: keys.accessKeyId,
    ALIYUN_ACCESS_KEY_SECRET: keys.accessKeySecret,
    ALIYUN_SMS_ENDPOINT: places.vendorUrl,
    ALIYUN_SMS_SIGN_NAME: SIGN_NAME,
    ...Object.fromEntries(templates),
    ALIYUN_BILLING_ENDPOINT: places.vendorUrl,
    ALIYUN_NUMBER_ENDPOINT: places.vendorUrl,
    ALIYUN_NUMBER_STATUS_AUTH_CODE: keys.authCodes.status,
    ALIYUN_NUMBER_ATTRIBUTE_AUTH_CODE: keys.authCodes.attribute,
    ALIYUN_NUMBER_REASSIGNED_AUTH_CODE: keys.authCodes.reassigned,
    WECOM_API_URL: places.vendorUrl,
    WECOM_OAUTH_URL: places.wecomPageUrl ?? places.vendorUrl,
    WECOM_CORP_ID: keys.corpId,
    WECOM_AGENT_ID: String(AGENT_ID),
    WECOM_SECRET: keys.wecomSecret,
    WECOM_MINI_APP_ID: keys.miniAppId,
    WECOM_MINI_SECRET: keys.miniSecret,
    WECOM_CALLBACK_TOKEN: keys.callbackToken,
    WECOM_CALLBACK_AES_KEY: keys.callbackAesKey,
    ...(places.smtpUrl
      ? { SMTP_URL: places.smtpUrl, MAIL_FROM: `${SIGN_NAME} <jinlian@mail.example>` }
      : {}),
    ...(places.proxyUrl ? { EGRESS_PROXY_URL: places.proxyUrl } : {}),
  }
}

/** The stand-in's code of a template: `SMS_NOTICE_LINK`. */
export function templateCode(template: (typeof smsTemplates)[number]): string {
  return `SMS_${template.toUpperCase()}`
}
