import type { HttpClient } from '../../kernel/http-client.ts'
import { defaultExport } from './default-export.ts'
import { type AliyunAccount, carryOver } from './rpc-client.ts'

/** Asks one operation of an RPC service and answers with the body. Rejects with HttpFailure or GatewayRefusal. */
export type GenericCall = (action: string, query: Record<string, string>) => Promise<unknown>

/** The SDK's generic call, for services of which too little is used to carry a package of their own; loads the SDK. */
export async function loadGenericCall(
  account: AliyunAccount,
  http: HttpClient,
  version: string,
): Promise<GenericCall> {
  const { openApi, RuntimeOptions } = await import('./sdk.ts')
  const { Config, OpenApiRequest, Params } = openApi.$OpenApiUtil
  const { accessKeyId, accessKeySecret, endpoint } = account
  const { host } = new URL(endpoint)
  const Client = defaultExport(openApi)
  const client = new Client(new Config({ accessKeyId, accessKeySecret, endpoint: host }))
  carryOver(client, { account, http, tools: openApi.OpenApiUtil })
  const runtime = new RuntimeOptions({})
  return async (action, query) => {
    const params = new Params({
      action,
      version,
      protocol: 'HTTPS',
      pathname: '/',
      method: 'POST',
      authType: 'AK',
      style: 'RPC',
      reqBodyType: 'formData',
      bodyType: 'json',
    })
    return (await client.callApi(params, new OpenApiRequest({ query }), runtime)).body
  }
}
