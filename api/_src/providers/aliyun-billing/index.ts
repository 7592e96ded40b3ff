import type { Db } from '../../../../db/client.ts'
import { createCircuit } from '../../kernel/circuit.ts'
import { createHttpClient } from '../../kernel/http-client.ts'
import { ProviderError } from '../../kernel/provider-error.ts'
import { createSharedPacer } from '../../kernel/shared-pacer.ts'
import type { ProviderHealth } from '../../ports/provider-health.ts'
import type { SmsAccountPort } from '../../ports/sms-account.ts'
import { isAliyunFailure } from '../aliyun/gateway.ts'
import { guardedCall } from '../aliyun/guarded-call.ts'
import { type BillingAction, type BillingClient, loadClient } from './client.ts'
import type { AliyunBillingOptions } from './options.ts'
import { PROVIDER, readBalance, readPackages } from './translate.ts'

export type AliyunBilling = {
  smsAccount: SmsAccountPort
  health(): ProviderHealth
  close(): Promise<void>
}

/** Of SMS (ali 87975 names products by such codes); a page holds 100 packages at most (ali 90486). */
const PRODUCT = 'dysms'
const PAGE_SIZE = 100
const MOST_PAGES = 5

/** What our SMS are paid from, through Aliyun's billing: two reads, once an hour. */
export function createAliyunBilling(
  options: AliyunBillingOptions,
  { db }: { db: Db },
): AliyunBilling {
  const http = createHttpClient({
    proxyUrl: options.egressProxyUrl,
    connectTimeoutMs: options.connectTimeoutMs ?? 2_000,
    timeoutMs: options.timeoutMs ?? 10_000,
    maxConnections: 2,
  })
  const circuit = createCircuit({ provider: PROVIDER, isFailure: isAliyunFailure })
  const pacer = createSharedPacer(db, { name: 'aliyun.BssOpenApi', perSecond: 5 })
  let loading: Promise<BillingClient> | null = null

  async function ask<T>(
    action: BillingAction,
    read: (body: unknown) => T,
    query: Record<string, string> = {},
  ): Promise<T> {
    loading ??= loadClient(options, http)
    const client = await loading
    return guardedCall({ provider: PROVIDER, circuit, pacer, kind: 'read' }, async () =>
      read(await client.ask(action, query)),
    )
  }

  async function countPackages(): Promise<number | null> {
    const all: number[] = []
    for (let page = 1, seen = 0; page <= MOST_PAGES; page++) {
      const query = { ProductCode: PRODUCT, PageNum: String(page), PageSize: String(PAGE_SIZE) }
      const { total, shown, left } = await ask('QueryResourcePackageInstances', readPackages, query)
      all.push(...left)
      seen += shown
      if (seen >= total || shown === 0) {
        return all.length > 0 ? all.reduce((sum, one) => sum + one, 0) : null
      }
    }
    throw new ProviderError('unavailable', PROVIDER, 'too_many_pages')
  }

  return {
    smsAccount: {
      async read() {
        const packageSms = await countPackages()
        return { packageSms, availableLi: await ask('QueryAccountBalance', readBalance) }
      },
    },
    health: circuit.health,
    close: http.close,
  }
}
