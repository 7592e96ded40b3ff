import type { HttpClient } from '../../kernel/http-client.ts'
import { defaultExport } from '../aliyun/default-export.ts'
import { carryOver } from '../aliyun/rpc-client.ts'
import { type Operation, operations } from './operations.ts'
import type { AliyunNumberOptions } from './options.ts'

/** Dytnsapi has no package of its own: the SDK's generic call makes its requests. */
export type DytnsClient = {
  ask(operation: Operation, phone: string, more?: Record<string, string>): Promise<unknown>
}

/** Loads the SDK once, at the first call. */
export async function loadClient(
  options: AliyunNumberOptions,
  http: HttpClient,
): Promise<DytnsClient> {
  const { openApi, RuntimeOptions } = await import('./sdk.ts')
  const { Config, OpenApiRequest, Params } = openApi.$OpenApiUtil
  const { accessKeyId, accessKeySecret, endpoint } = options
  const { host } = new URL(endpoint)
  const Client = defaultExport(openApi)
  const client = new Client(new Config({ accessKeyId, accessKeySecret, endpoint: host }))
  carryOver(client, { account: options, http, tools: openApi.OpenApiUtil })
  const runtime = new RuntimeOptions({})

  return {
    async ask(operation, phone, more = {}) {
      const params = new Params({
        action: operations[operation].action,
        version: '2020-02-17',
        protocol: 'HTTPS',
        pathname: '/',
        method: 'POST',
        authType: 'AK',
        style: 'RPC',
        reqBodyType: 'formData',
        bodyType: 'json',
      })
      const authCode = options.authCodes[operation]
      const query = { AuthCode: authCode, InputNumber: phone, Mask: 'NORMAL', ...more }
      const answer = await client.callApi(params, new OpenApiRequest({ query }), runtime)
      return answer.body
    },
  }
}
