import type { SandboxContext, VendorAnswers } from '../core/fault-effects.ts'

const meanings: Record<number, string> = {
  0: 'ok',
  [-1]: 'system busy',
  40001: 'invalid credential',
  40013: 'invalid corpid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40056: 'invalid agentid',
  40058: 'invalid Request Parameter',
  40063: 'some parameters are empty',
  41001: 'access_token missing',
  41002: 'corpid missing',
  41004: 'corpsecret missing',
  42001: 'access_token expired',
  42014: 'invalid task_id',
  45009: 'api freq out of limit',
  48002: 'api forbidden',
  50001: 'redirect_url domain not authorized',
  60011: 'no privilege to access/modify contact/party/agent',
  60020: 'not allow to access from your ip',
  60111: 'userid not found',
  60123: 'invalid party id',
  81013: 'user & party & tag all invalid',
  82001: 'no receiver specified',
  301002: 'not allow to access the agent',
}

export type WecomRefusal = { errcode: number; detail?: string }

/** WeCom answers HTTP 200 whatever happened; `errcode` says it. */
export function wecomError(c: SandboxContext, errcode: number, detail?: string): Response {
  const meaning = meanings[errcode] ?? 'unknown error'
  const errmsg = detail ? `${meaning}, ${detail}` : meaning
  const more = `, more info at https://open.work.weixin.qq.com/devtool/query?e=${errcode}`
  return c.json({ errcode, errmsg: errcode === 0 ? 'ok' : errmsg + more })
}

export function wecomOk(c: SandboxContext, fields: object): Response {
  return c.json({ errcode: 0, errmsg: 'ok', ...fields })
}

export const wecomAnswers: VendorAnswers = {
  throttled: (c) => wecomError(c, 45009),
  refused: (c, code) => wecomError(c, Number(code) || -1),
}
