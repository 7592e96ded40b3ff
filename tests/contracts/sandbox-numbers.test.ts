import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeNumberBook, readNumberBook } from '../sandbox/number-book.ts'
import { magicNumbers } from '../sandbox/numbers/magic-numbers.ts'
import { formatNumberCsv } from '../sandbox/numbers/number-csv.ts'
import { askNumber, sendNotice } from '../support/aliyun-call.ts'
import { testSandbox } from '../support/sandbox-fixture.ts'

const status = 'PhoneNumberStatusForPublic'
const twice = 'DescribePhoneTwiceTelVerify'

function checkStatus(sandbox: ReturnType<typeof testSandbox>, phone: string) {
  return askNumber(sandbox, status, { AuthCode: 'auth-status', InputNumber: phone })
}

test('a number of the book answers its status, a number of no book is in service', async () => {
  const sandbox = testSandbox()
  expect((await checkStatus(sandbox, '13800000001')).body.Data).toEqual({
    Status: 'NOT_EXIST',
    Carrier: 'CMCC',
  })
  expect((await checkStatus(sandbox, '18512349876')).body.Data).toEqual({
    Status: 'NORMAL',
    Carrier: 'CUCC',
  })
})

test.each([
  ['13900000002', 'SHUTDOWN'],
  ['13900000004', 'POWER_OFF'],
  ['13900000007', 'UNKNOWN'],
])('magic number %s is %s', async (phone, expected) => {
  expect((await checkStatus(testSandbox(), phone)).body.Data).toMatchObject({ Status: expected })
})

test('Broadnet’s limit comes as the answer’s code, without data', async () => {
  const { status: http, body } = await checkStatus(testSandbox(), '19200000009')
  expect([http, body.Code, body.Data]).toEqual([200, 'OperatorLimit', undefined])
})

test.each([
  ['an unknown auth code', { AuthCode: 'x' }, 'AuthCodeNotExist'],
  ['another operation’s auth code', { AuthCode: 'auth-twice' }, 'AuthCodeAndApiNotMatch'],
  ['a landline', { InputNumber: '051288886666' }, 'MobileNumberIllegal'],
  ['a hash', { Mask: 'MD5' }, 'EncyrptTypeIllegal'],
])('%s is refused with HTTP 400', async (_, change, code) => {
  const params = { AuthCode: 'auth-status', InputNumber: '13912340001', ...change }
  const answer = await askNumber(testSandbox(), status, params)
  expect([answer.status, answer.body.Code]).toEqual([400, code])
})

test('the carrier answer names carrier, place and porting', async () => {
  const params = { AuthCode: 'auth-carrier', InputNumber: '13000000002' }
  const { body } = await askNumber(testSandbox(), 'DescribePhoneNumberOperatorAttribute', params)
  expect(body.Data).toEqual({
    BasicCarrier: '中国联通',
    Carrier: '中国联通',
    Province: '广东',
    City: '东莞',
    IsNumberPortability: false,
    NumberSegment: 130,
  })
})

test.each([
  ['2026-08-01 00:00:00', '1'],
  ['2026-08-08 00:00:00', '2'],
])('a number reassigned on 7 August, asked since %s, answers %s', async (since, result) => {
  const params = { AuthCode: 'auth-twice', InputNumber: '13000000002', StartTime: since }
  const { body } = await askNumber(testSandbox(), twice, params)
  expect(body.Data).toMatchObject({ VerifyResult: result })
})

test('a suspended number that is topped up answers NORMAL a day later', async () => {
  const sandbox = testSandbox()
  expect((await checkStatus(sandbox, '13900000026')).body.Data).toMatchObject({
    Status: 'SHUTDOWN',
  })
  await sandbox.advance(24 * 3_600_000)
  expect((await checkStatus(sandbox, '13900000026')).body.Data).toMatchObject({ Status: 'NORMAL' })
})

test('a magic number that is throttled twice goes through at the third try', async () => {
  const sandbox = testSandbox()
  const codes: unknown[] = []
  for (let attempt = 0; attempt < 3; attempt++) {
    codes.push((await sendNotice(sandbox, '13900000135')).body.Code)
  }
  expect(codes).toEqual(['Throttling.User', 'Throttling.User', 'OK'])
})

test('the README lists every magic number', () => {
  const readme = readFileSync(new URL('../sandbox/README.md', import.meta.url), 'utf8')
  const missing = magicNumbers.filter(({ phone }) => !readme.includes(phone))
  expect(missing).toEqual([])
})

test('a number book read from its own CSV is the same book', () => {
  const phones = Array.from({ length: 500 }, (_, index) => String(13_700_000_000 + index))
  const made = makeNumberBook(7, phones)
  const again = readNumberBook(formatNumberCsv(made.list()))
  expect([...again.list()]).toEqual([...made.list()])
  expect([...makeNumberBook(7, phones).list()]).toEqual([...made.list()])
  const dead = [...made.list()].filter((entry) => entry.status === 'NOT_EXIST')
  expect(dead.length).toBeGreaterThan(10)
})

test('a number book with a line it cannot read says which line', () => {
  const csv = `${formatNumberCsv([])}139,NORMAL,CMCC,江苏,苏州,0,,\n`
  expect(() => readNumberBook(csv)).toThrow('line 2')
})
