import type { HttpClient } from '../../kernel/http-client.ts'
import { loadGenericCall } from '../aliyun/generic-client.ts'
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
  const call = await loadGenericCall(options, http, '2020-02-17')
  return {
    ask(operation, phone, more = {}) {
      const authCode = options.authCodes[operation]
      const query = { AuthCode: authCode, InputNumber: phone, Mask: 'NORMAL', ...more }
      return call(operations[operation].action, query)
    },
  }
}
