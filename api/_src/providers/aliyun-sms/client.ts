import type { HttpClient } from '../../kernel/http-client.ts'
import type { SmsRequest } from '../../ports/sms.ts'
import { defaultExport } from '../aliyun/default-export.ts'
import { carryOver } from '../aliyun/rpc-client.ts'
import type { AliyunSmsOptions } from './options.ts'

/** Dysmsapi 2017-05-25 through its SDK; bodies come back as the SDK's models. */
export type DysmsClient = {
  sendSms(message: SmsRequest, by: { templateCode: string; signName: string }): Promise<unknown>
  querySendDetails(query: DetailsQuery): Promise<unknown>
}
export type DetailsQuery = { phone: string; date: string; page: number }

/** The most a page may hold (sdk type comments of QuerySendDetailsRequest). */
export const PAGE_SIZE = 50

/** Loads the SDK, which costs about 0.4 s: once, at the first call, never at a cold start. */
export async function loadClient(
  options: AliyunSmsOptions,
  http: HttpClient,
): Promise<DysmsClient> {
  const { dysms, openApi, RuntimeOptions } = await import('./sdk.ts')
  const { accessKeyId, accessKeySecret, endpoint } = options
  const { protocol, host } = new URL(endpoint)
  const config = { accessKeyId, accessKeySecret, endpoint: host, protocol: protocol.slice(0, -1) }
  const Client = defaultExport(dysms)
  const client = new Client(new openApi.$OpenApiUtil.Config(config))
  carryOver(client, { account: options, http, tools: openApi.OpenApiUtil })
  const runtime = new RuntimeOptions({})

  return {
    async sendSms(message, { templateCode, signName }) {
      const request = new dysms.SendSmsRequest({
        phoneNumbers: message.phone,
        signName,
        templateCode,
        templateParam: JSON.stringify(message.params),
        outId: message.outId,
        ...(message.extendCode ? { smsUpExtendCode: message.extendCode } : {}),
      })
      return (await client.sendSmsWithOptions(request, runtime)).body
    },
    async querySendDetails({ phone, date, page }) {
      const request = new dysms.QuerySendDetailsRequest({
        phoneNumber: phone,
        sendDate: date,
        pageSize: PAGE_SIZE,
        currentPage: page,
      })
      return (await client.querySendDetailsWithOptions(request, runtime)).body
    },
  }
}
