import Taro from '@tarojs/taro'
import type * as z from 'zod/mini'
import { apiBase, inBrowser } from './platform.ts'
import { type Answer, noNetwork, readRefusal, unexpected } from './refusal.ts'
import { noteServerTime } from './server-time.ts'

export type Call = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body?: unknown
  /** Sent as it is, in place of a body. */
  bytes?: ArrayBuffer
  token?: string | null
  headers?: Record<string, string>
}

const TIME_OUT_MS = 12_000

/** One HTTP call, parsed. Never throws: what is not the expected answer is a refusal. */
export async function sendRequest<T>(call: Call, schema: z.ZodMiniType<T>): Promise<Answer<T>> {
  // wx.request knows no PATCH
  const disguised = !inBrowser && call.method === 'PATCH'
  try {
    const answer = await Taro.request<unknown>({
      url: `${apiBase}${call.path}`,
      method: disguised ? 'POST' : call.method,
      data: call.bytes ?? (call.body === undefined ? undefined : JSON.stringify(call.body)),
      timeout: call.bytes ? 5 * TIME_OUT_MS : TIME_OUT_MS,
      header: {
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(call.bytes ? { 'content-type': 'application/octet-stream' } : {}),
        ...(call.token ? { authorization: `Bearer ${call.token}` } : {}),
        ...(disguised ? { 'x-http-method-override': 'PATCH' } : {}),
        ...call.headers,
      },
    })
    noteServerTime(answer.header)
    if (answer.statusCode >= 200 && answer.statusCode < 300) {
      const read = schema.safeParse(answer.data)
      return read.success ? { ok: true, value: read.data } : { ok: false, refusal: unexpected }
    }
    return { ok: false, refusal: readRefusal(answer.data) }
  } catch {
    return { ok: false, refusal: noNetwork }
  }
}
