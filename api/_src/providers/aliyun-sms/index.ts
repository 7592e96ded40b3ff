import type { Db } from '../../../../db/client.ts'
import type { SmsTemplate } from '../../../../shared/sms-template.ts'
import { createCircuit } from '../../kernel/circuit.ts'
import type { Clock } from '../../kernel/clock.ts'
import { createHttpClient, type HttpClient } from '../../kernel/http-client.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { createSharedPacer } from '../../kernel/shared-pacer.ts'
import type { ProviderHealth } from '../../ports/provider-health.ts'
import type { SmsPort } from '../../ports/sms.ts'
import { isAliyunFailure, MEND_PAUSE } from '../aliyun/gateway.ts'
import { guardedCall } from '../aliyun/guarded-call.ts'
import { type DysmsClient, loadClient } from './client.ts'
import { findAttempt } from './find-attempt.ts'
import type { AliyunSmsOptions } from './options.ts'
import { PROVIDER, readDetails, readSent } from './translate.ts'

/** Somebody is looking at a screen for these: they go before batches. */
const URGENT: ReadonlySet<SmsTemplate> = new Set(['code', 'screen_code', 'new_link'])

export type AliyunSms = { sms: SmsPort; health(): ProviderHealth; close(): Promise<void> }
export type AliyunSmsParts = {
  db: Db
  clock: Clock
  http?: HttpClient
  /** What the company has set since: it goes before the configuration. */
  chosen?: () => Promise<{ codes: Partial<Record<SmsTemplate, string>>; signName: string }>
}

/** SMS through Aliyun: paced over all instances, behind a circuit breaker, never sent twice by itself. */
export function createAliyunSms(options: AliyunSmsOptions, parts: AliyunSmsParts): AliyunSms {
  const { db, clock } = parts
  const http =
    parts.http ??
    createHttpClient({
      proxyUrl: options.egressProxyUrl,
      connectTimeoutMs: options.connectTimeoutMs ?? 2_000,
      timeoutMs: options.timeoutMs ?? 8_000,
      maxConnections: options.maxConnections ?? 50,
    })
  const circuit = createCircuit({ provider: PROVIDER, isFailure: isAliyunFailure })
  const { perSecond } = options
  const sendPacer = createSharedPacer(db, { name: 'aliyun.SendSms', perSecond })
  const findPacer = createSharedPacer(db, { name: 'aliyun.QuerySendDetails', perSecond })
  const common = { provider: PROVIDER, circuit }

  let loading: Promise<DysmsClient> | null = null
  function client(): Promise<DysmsClient> {
    loading ??= loadClient(options, http)
    return loading
  }

  return {
    sms: {
      async send(message) {
        const chosen = await parts.chosen?.()
        const templateCode = chosen?.codes[message.template] ?? options.templates[message.template]
        const signName = chosen?.signName || options.signName
        if (templateCode === undefined) {
          throw new ProviderError('unavailable', PROVIDER, 'template_not_set', MEND_PAUSE)
        }
        const { sendSms } = await client()
        const urgent = URGENT.has(message.template)
        return guardedCall({ ...common, pacer: sendPacer, kind: 'send', urgent }, async () =>
          readSent(await sendSms(message, { templateCode, signName }), clock.now()),
        )
      },
      async find(query) {
        const { querySendDetails } = await client()
        return findAttempt(query, (date, page) =>
          guardedCall({ ...common, pacer: findPacer, kind: 'read' }, async () =>
            readDetails(await querySendDetails({ phone: query.phone, date, page }), clock.now()),
          ),
        )
      },
    },
    health: circuit.health,
    close: http.close,
  }
}
