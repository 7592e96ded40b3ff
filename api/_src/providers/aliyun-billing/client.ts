import type { HttpClient } from '../../kernel/http-client.ts'
import { loadGenericCall } from '../aliyun/generic-client.ts'
import type { AliyunBillingOptions } from './options.ts'

export type BillingAction = 'QueryResourcePackageInstances' | 'QueryAccountBalance'

/** BssOpenApi 2017-12-14 through the SDK's generic call: two reads do not need its package of 1,000 files. */
export type BillingClient = {
  ask(action: BillingAction, query?: Record<string, string>): Promise<unknown>
}

/** Loads the SDK once, at the first call. */
export async function loadClient(
  options: AliyunBillingOptions,
  http: HttpClient,
): Promise<BillingClient> {
  const call = await loadGenericCall(options, http, '2017-12-14')
  return { ask: (action, query = {}) => call(action, query) }
}
