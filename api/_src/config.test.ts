import fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import { envSchema } from './config/env-schema.ts'
import { ConfigError, readConfig } from './config.ts'

const key = Buffer.alloc(32, 7).toString('base64')
const complete = {
  PUBLIC_URL: 'https://lianxi.example.com/',
  COMPANY_NAME: '示例公司',
  COMPANY_LANDLINE: '0512-55550000',
  VAULT_KEYS: `2:${key},1:${key}`,
  PHONE_HASH_KEY: key,
  CRON_SECRET: 'c'.repeat(16),
  CALLBACK_REPORT_SECRETS: `${'r'.repeat(16)}, ${'s'.repeat(16)}`,
  CALLBACK_UPLINK_SECRETS: 'u'.repeat(16),
  ALIYUN_ACCESS_KEY_ID: 'id',
  ALIYUN_ACCESS_KEY_SECRET: 'secret',
  ALIYUN_SMS_SIGN_NAME: '示例公司',
  ALIYUN_SMS_TEMPLATE_NOTICE_LINK: 'SMS_1',
  ALIYUN_NUMBER_STATUS_AUTH_CODE: 'a',
  ALIYUN_NUMBER_ATTRIBUTE_AUTH_CODE: 'b',
  ALIYUN_NUMBER_REASSIGNED_AUTH_CODE: 'c',
  WECOM_CORP_ID: 'ww1',
  WECOM_AGENT_ID: '1000002',
  WECOM_SECRET: 's',
}

function refusalOf(change: Record<string, string | undefined>): ConfigError {
  try {
    readConfig({ ...complete, ...change })
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('it was accepted')
}

describe('a complete configuration', () => {
  test('is grouped, with null for every feature that is absent', () => {
    const config = readConfig(complete)
    expect(config.database).toEqual({ url: null, folder: '.data/db', poolSize: 20 })
    expect(config.server).toMatchObject({ port: 3000, publicUrl: 'https://lianxi.example.com' })
    expect(config.server.linkUrl).toBe('https://lianxi.example.com')
    expect(config.vault.keys.map(({ id }) => id)).toEqual([2, 1])
    expect(config.callbacks.reportSecrets).toHaveLength(2)
    expect(config.callbacks.allowedIps).toBeNull()
    expect(config.wecom.callback).toBeNull()
    expect(config.mail).toBeNull()
    expect(config.egressProxyUrl).toBeNull()
    expect(config.sms.templates).toEqual({ notice_link: 'SMS_1' })
  })

  test('says where e-mail leaves, and from whom', () => {
    const readMail = (SMTP_URL: string, MAIL_FROM = '紧联 <jinlian@example.com>') =>
      readConfig({ ...complete, SMTP_URL, MAIL_FROM }).mail
    expect(readMail('smtps://jinlian:p%40ss@mail.example.com')).toEqual({
      host: 'mail.example.com',
      port: 465,
      secure: true,
      auth: { user: 'jinlian', pass: 'p@ss' },
      from: { name: '紧联', address: 'jinlian@example.com' },
    })
    expect(readMail('smtp://127.0.0.1:2525', 'jinlian@example.com')).toMatchObject({
      port: 2525,
      auth: null,
      from: { name: '', address: 'jinlian@example.com' },
    })
    expect(readMail('smtp://mail.example.com')).toMatchObject({ port: 587, secure: false })
  })

  test('an empty value is the same as none', () => {
    expect(readConfig({ ...complete, DATABASE_URL: '', PORT: '' }).server.port).toBe(3000)
  })
})

describe('a wrong configuration', () => {
  test.each(Object.keys(complete).filter((name) => !name.includes('TEMPLATE')))(
    'without %s refuses to start and names the key',
    (name) => {
      const { keys, message } = refusalOf({ [name]: undefined })
      expect(keys).toEqual([name])
      expect(message).toContain(`${name} is missing`)
    },
  )

  test.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['DATABASE_URL', 'mysql://somewhere/db'],
    ['PUBLIC_URL', 'ftp://example.com'],
    ['PUBLIC_URL', 'https://example.com/?from=sms'],
    ['LINK_URL', 'https://example.com/#c'],
    ['VAULT_KEYS', '1:c2hvcnQ='],
    ['VAULT_KEYS', `1:${key},1:${key}`],
    ['VAULT_KEYS', `0:${key}`],
    ['PHONE_HASH_KEY', 'c2hvcnQ='],
    ['CRON_SECRET', 'guessable'],
    ['CALLBACK_REPORT_SECRETS', 'guessable'],
    ['CALLBACK_UPLINK_SECRETS', Array(3).fill('u'.repeat(16)).join(',')],
    ['CALLBACK_REPORT_SECRETS', 'a/secret+of/base64=='],
    ['CALLBACK_ALLOWED_IPS', '10.0.0.1,10.0.0.300'],
    ['CLIENT_IP_HEADER', 'x real ip'],
    ['ALIYUN_ACCESS_KEY_SECRET', 'pasted with spaces'],
    ['ALIYUN_SMS_ENDPOINT', 'dysmsapi.aliyuncs.com'],
    ['ALIYUN_NUMBER_ENDPOINT', 'dytnsapi.aliyuncs.com'],
    ['ALIYUN_SMS_SIGN_NAME', '【示例公司】'],
    ['ALIYUN_SMS_TEMPLATE_CODE', '验证码模板'],
    ['WECOM_SECRET', '密钥'],
    ['WECOM_AGENT_ID', 'abc'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s is refused by name, and the value is not repeated', (name, value) => {
    const { keys, message } = refusalOf({ [name]: value })
    expect(keys).toEqual([name])
    expect(message).not.toContain(value)
  })

  test.each([
    ['SMTP_URL', 'https://mail.example.com'],
    ['SMTP_URL', 'smtp://only-a-user@mail.example.com'],
    ['SMTP_URL', 'smtp://mail.example.com/?tls=no'],
    ['MAIL_FROM', '人事部'],
    ['MAIL_FROM', 'a@example.com, b@example.com'],
  ])('%s=%s is refused by name too', (name, value) => {
    const mail = { SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: 'jinlian@example.com' }
    const { keys, message } = refusalOf({ ...mail, [name]: value })
    expect(keys).toEqual([name])
    expect(message).not.toContain(value)
  })

  test('half of a pair is refused by the name of the missing half', () => {
    expect(refusalOf({ WECOM_CALLBACK_TOKEN: 'token' }).keys).toEqual(['WECOM_CALLBACK_AES_KEY'])
    expect(refusalOf({ WECOM_MINI_SECRET: 'secret' }).keys).toEqual(['WECOM_MINI_APP_ID'])
    expect(refusalOf({ SMTP_URL: 'smtp://mail.example.com' }).keys).toEqual(['MAIL_FROM'])
  })

  test('an entry point may need a key that others do without', () => {
    expect(() => readConfig(complete, ['DATABASE_URL'])).toThrow('DATABASE_URL is missing')
  })

  test('every wrong key is named at once', () => {
    expect([...refusalOf({ CRON_SECRET: undefined, PORT: 'x' }).keys].sort()).toEqual([
      'CRON_SECRET',
      'PORT',
    ])
  })
})

test('.env.example has every key, and no other', () => {
  const example = fs.readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
  const keys = [...example.matchAll(/^([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name)
  expect(keys.sort()).toEqual(Object.keys(envSchema.shape).sort())
})

test('.env.example holds no secret', () => {
  const example = fs.readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
  const filled = [
    ...example.matchAll(/^([A-Z0-9_]*(?:SECRET|KEY|TOKEN|AUTH_CODE)[A-Z0-9_]*)=(.+)$/gm),
  ]
  expect(filled).toEqual([])
})
