import { randomUUID } from 'node:crypto'
import { canonicalRequest, emptyBodyHash, sign } from '../sandbox/aliyun/acs3.ts'
import type { Sandbox } from '../sandbox/world.ts'

const signedHeaders =
  'host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version'
const host = 'dysmsapi.test'

export type AliyunCall = {
  action: string
  version?: string
  params: Record<string, string>
  key?: string
  secret?: string
  date?: Date
  nonce?: string
}

/** A signed RPC request as the SDK sends it. */
export function aliyunRequest(call: AliyunCall, base = `http://${host}`): Request {
  const query = new URLSearchParams(call.params).toString()
  const headers: Record<string, string> = {
    host: new URL(base).host,
    'x-acs-action': call.action,
    'x-acs-content-sha256': emptyBodyHash,
    'x-acs-date': (call.date ?? new Date()).toISOString().replace(/\.\d+/, ''),
    'x-acs-signature-nonce': call.nonce ?? randomUUID(),
    'x-acs-version': call.version ?? '2017-05-25',
  }
  const header = (name: string) => headers[name]
  const canonical = canonicalRequest({ method: 'POST', path: '/', query, header }, signedHeaders)
  const signature = sign(canonical, call.secret ?? 'test-secret')
  const credential = `Credential=${call.key ?? 'test-key'}`
  headers.authorization = `ACS3-HMAC-SHA256 ${credential},SignedHeaders=${signedHeaders},Signature=${signature}`
  return new Request(`${base}/?${query}`, { method: 'POST', headers })
}

export type AliyunAnswer = { status: number; body: Record<string, unknown> }

/** Calls the stand-in without a socket. */
export async function callAliyun(sandbox: Sandbox, call: AliyunCall): Promise<AliyunAnswer> {
  const response = await sandbox.vendors.request(aliyunRequest(call))
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

export function sendCode(sandbox: Sandbox, phone: string): Promise<AliyunAnswer> {
  const params = {
    PhoneNumbers: phone,
    SignName: '紧联',
    TemplateCode: 'SMS_CODE',
    TemplateParam: '{"code":"123456"}',
  }
  return callAliyun(sandbox, { action: 'SendSms', params })
}

export function sendNotice(
  sandbox: Sandbox,
  phone: string,
  more: Record<string, string> = {},
): Promise<AliyunAnswer> {
  const params = {
    PhoneNumbers: phone,
    SignName: '紧联',
    TemplateCode: 'SMS_NOTICE',
    TemplateParam: JSON.stringify({ name: '张敏', link: 'a1B2c3D4' }),
    ...more,
  }
  return callAliyun(sandbox, { action: 'SendSms', params })
}

export function askNumber(
  sandbox: Sandbox,
  action: string,
  params: Record<string, string>,
): Promise<AliyunAnswer> {
  return callAliyun(sandbox, {
    action,
    version: '2020-02-17',
    params: { Mask: 'NORMAL', ...params },
  })
}
