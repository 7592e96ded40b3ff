import { smsTemplates } from '../../../../shared/sms-template.ts'
import type { Config } from '../../config.ts'

/** What the administrator should know at start-up: features that are off. */
export function tellMissing(config: Config, print: (line: string) => void): void {
  const { templates } = config.sms
  const missing = smsTemplates.filter((template) => !templates[template])
  if (missing.length > 0) print(`Not set, so these SMS cannot be sent: ${missing.join(', ')}`)
  if (!config.sms.canaryPhone) print('Not set: CANARY_PHONE (nothing shows that SMS arrive)')
  if (!config.billing) print('Not set: ALIYUN_BILLING (nobody asks how long SMS are paid for)')
  if (!config.wecom.mini) print('Not set: WECOM_MINI_APP_ID (employees use the H5 pages)')
  if (!config.wecom.callback) print('Not set: WECOM_CALLBACK_TOKEN (WeCom cannot call back)')
  if (!config.mail) print('Not set: SMTP_URL (no e-mail: alerts go from WeCom straight to SMS)')
  if (!config.callbacks.allowedIps) print('Not set: CALLBACK_ALLOWED_IPS (only the secret guards)')
  if (!config.egressProxyUrl) print('Not set: EGRESS_PROXY_URL (calls leave from this machine)')
}
