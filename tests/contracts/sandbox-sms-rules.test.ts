import { expect, test } from 'vitest'
import { countSegments } from '../sandbox/aliyun/sms-templates.ts'
import { sendCode, sendNotice } from '../support/aliyun-call.ts'
import { testSandbox } from '../support/sandbox-fixture.ts'

const phone = '13912340001'
const minute = 60_000
const limited = 'isv.BUSINESS_LIMIT_CONTROL'

test('a second code to a number within a clock minute is refused, the next minute takes it', async () => {
  const sandbox = testSandbox()
  await sandbox.advance(50_000)
  expect((await sendCode(sandbox, phone)).body.Code).toBe('OK')
  const second = await sendCode(sandbox, phone)
  expect(second.body).toMatchObject({ Code: limited, Message: '触发分钟级流控Permits:1' })
  expect((await sendCode(sandbox, '13912340002')).body.Code).toBe('OK')
  await sandbox.advance(10_000)
  expect((await sendCode(sandbox, phone)).body.Code).toBe('OK')
})

test('the sixth code within a clock hour is refused, the next hour takes it', async () => {
  const sandbox = testSandbox()
  for (let sent = 0; sent < 5; sent++) {
    expect((await sendCode(sandbox, phone)).body.Code).toBe('OK')
    await sandbox.advance(minute)
  }
  expect((await sendCode(sandbox, phone)).body.Message).toBe('触发小时级流控Permits:5')
  await sandbox.advance(55 * minute)
  expect((await sendCode(sandbox, phone)).body.Code).toBe('OK')
})

test('the eleventh code is refused until 24 hours after the first, not until midnight', async () => {
  const sandbox = testSandbox()
  for (let sent = 0; sent < 10; sent++) {
    expect((await sendCode(sandbox, phone)).body.Code).toBe('OK')
    await sandbox.advance(61 * minute)
  }
  await sandbox.advance(13 * 60 * minute)
  expect((await sendCode(sandbox, phone)).body.Message).toBe('触发天级流控Permits:10')
  await sandbox.advance(60 * minute)
  expect((await sendCode(sandbox, phone)).body.Code).toBe('OK')
})

test('a refused parameter does not use up the number’s minute', async () => {
  const sandbox = testSandbox()
  await sendNotice(sandbox, phone, { TemplateCode: 'SMS_CODE' })
  expect((await sendCode(sandbox, phone)).body.Code).toBe('OK')
})

test.each([
  [
    'a name with a middle dot',
    { name: '买买提·艾', link: 'a1B2c3D4' },
    'isv.TEMPLATE_PARAMS_ILLEGAL',
  ],
  [
    'a name of six characters',
    { name: '欧阳上官司马', link: 'a1B2c3D4' },
    'isv.TEMPLATE_PARAMS_ILLEGAL',
  ],
  ['a link of nine characters', { name: '张敏', link: 'a1B2c3D4e' }, 'isv.TEMPLATE_PARAMS_ILLEGAL'],
  ['a link with a dash', { name: '张敏', link: 'a1B2-c3D' }, 'isv.TEMPLATE_PARAMS_ILLEGAL'],
  ['a whole address', { name: '张敏', link: 'https://a.cn/x' }, 'isv.PARAM_NOT_SUPPORT_URL'],
  ['36 characters', { name: '张'.repeat(36), link: 'a1' }, 'isv.PARAM_LENGTH_LIMIT'],
  ['a missing variable', { name: '张敏' }, 'isv.TEMPLATE_MISSING_PARAMETERS'],
  ['a number instead of a text', { name: '张敏', link: 12 }, 'isv.INVALID_JSON_PARAM'],
])('a parameter with %s is refused', async (_, params, code) => {
  const answer = await sendNotice(testSandbox(), phone, { TemplateParam: JSON.stringify(params) })
  expect([answer.status, answer.body.Code]).toEqual([200, code])
})

test.each([
  ['another signature', { SignName: '别家' }, 'isv.SMS_SIGNATURE_ILLEGAL'],
  ['an unknown template', { TemplateCode: 'SMS_0' }, 'isv.SMS_TEMPLATE_ILLEGAL'],
  ['a landline', { PhoneNumbers: '051288886666' }, 'isv.MOBILE_NUMBER_ILLEGAL'],
  ['broken JSON', { TemplateParam: '{' }, 'isv.INVALID_JSON_PARAM'],
])('%s is refused', async (_, change, code) => {
  expect((await sendNotice(testSandbox(), phone, change)).body.Code).toBe(code)
})

test('a verification template with a link is never approved', () => {
  const { aliyun } = testSandbox().options
  const content = `验证码${'$'}{code}，见 https://jl.example.cn`
  const templates = [{ code: 'SMS_BAD', type: 'code' as const, content }]
  expect(() => testSandbox({ aliyun: { ...aliyun, templates } })).toThrow('不支持链接')
})

test('+86 before a number reaches the same handset', async () => {
  const sandbox = testSandbox()
  await sendNotice(sandbox, `+86${phone}`)
  expect(sandbox.sms.log.sentTo(phone)).toHaveLength(1)
})

test.each([
  [70, 1],
  [71, 2],
  [134, 2],
  [135, 3],
  [160, 3],
])('%i characters are charged as %i', (length, segments) => {
  expect(countSegments('字'.repeat(length))).toBe(segments)
})
