import type { HttpClient } from '../../kernel/http-client.ts'
import { defaultExport } from '../aliyun/default-export.ts'
import { carryOver } from '../aliyun/rpc-client.ts'
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
  const { openApi, RuntimeOptions } = await import('./sdk.ts')
  const { Config, OpenApiRequest, Params } = openApi.$OpenApiUtil
  const { accessKeyId, accessKeySecret, endpoint } = options
  const { host } = new URL(endpoint)
  const Client = defaultExport(openApi)
  const client = new Client(new Config({ accessKeyId, accessKeySecret, endpoint: host }))
  carryOver(client, { account: options, http, tools: openApi.OpenApiUtil })
  const runtime = new RuntimeOptions({})
  return {
    async ask(action, query = {}) {
      const params = new Params({
        action,
        version: '2017-12-14',
        protocol: 'HTTPS',
        pathname: '/',
        method: 'POST',
        authType: 'AK',
        style: 'RPC',
        reqBodyType: 'formData',
        bodyType: 'json',
      })
      return (await client.callApi(params, new OpenApiRequest({ query }), runtime)).body
    },
  }
}
