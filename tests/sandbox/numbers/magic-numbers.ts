import type { Fault } from '../core/faults.ts'
import { entryInService, type NumberEntry, type NumberStatus } from './number-entry.ts'

/** A number with a fixed behaviour; README.md lists them all. */
export type MagicNumber = {
  phone: string
  entry?: Partial<NumberEntry>
  /** What its status check meets; `times` ends it after so many calls. */
  check?: Fault & { times?: number }
  /** Changes a day after the first check. */
  later?: NumberStatus
  /** DescribePhoneTwiceTelVerify's answer whatever the date. */
  reassigned?: '0' | '1' | '2' | '3'
  /** What a send to it meets. */
  send?: Fault & { times?: number }
  /** The receipt's err_code; null = no receipt ever comes. */
  receipt?: string | null
  receiptDelayMs?: number
  receiptCopies?: number
  /** The receipt of messages with a link; others arrive. */
  linkReceipt?: string
}

const failingReceipts = [
  'MOBILE_NOT_ON_SERVICE',
  'INVALID_NUMBER',
  'MOBILE_ACCOUNT_ABNORMAL',
  'MOBILE_TERMINAL_ERROR',
  'MOBLLE_TERMINAL_ERROR',
  'MOBILE_SEND_LIMIT',
  'MOBILE_IN_BLACK',
  'USER_REJECT',
  'REQUEST_SUCCESS',
  'CONTENT_KEYWORD',
  'CONTENT_ERROR',
  'SIGNATURE_BLACKLIST',
  'NO_ROUTE',
  'SP_UNKNOWN_ERROR',
  'EXPIRED',
  'IS_CLOSE',
  'PARAMS_ILLEGAL',
  'UNDELIV',
  'REJECTD',
  'MK:0001',
  'MK:0005',
  'MK:0013',
  'MK:0010',
  'MK:0023',
]

function withStatus(phone: string, status: NumberStatus): MagicNumber {
  return { phone, entry: { status } }
}

const statusNumbers: MagicNumber[] = [
  withStatus('13900000001', 'NORMAL'),
  withStatus('13900000002', 'SHUTDOWN'),
  withStatus('13900000003', 'NOT_EXIST'),
  withStatus('13900000004', 'POWER_OFF'),
  withStatus('13900000005', 'SUSPECTED_POWER_OFF'),
  withStatus('13900000006', 'BUSY'),
  withStatus('13900000007', 'UNKNOWN'),
  withStatus('13900000008', 'OperatorLimit'),
  withStatus('19200000009', 'OperatorLimit'),
  withStatus('19200000010', 'NORMAL'),
  { phone: '17000000011', check: { fault: 'code', code: 'RequestNumberNotSupported' } },
  { phone: '13900000012', check: { fault: 'code', code: 'PortabilityNumberNotSupported' } },
  { phone: '13900000013', check: { fault: 'code', code: 'RequestFrequencyLimit' } },
  { phone: '13900000014', entry: { carrier: 'CTCC', ported: true } },
  { phone: '13900000021', check: { fault: 'delay', ms: 3_000 } },
  { phone: '13900000022', check: { fault: 'http_500' } },
  { phone: '13900000023', check: { fault: 'timeout' } },
  { phone: '13900000024', check: { fault: 'reset_before' } },
  { phone: '13900000025', check: { fault: 'throttle', times: 2 } },
  { phone: '13900000026', entry: { status: 'SHUTDOWN' }, later: 'NORMAL' },
  { phone: '13900000027', entry: { status: 'NORMAL' }, later: 'NOT_EXIST' },
]

const smsNumbers: MagicNumber[] = [
  ...failingReceipts.map((receipt, index) => ({ phone: String(13_900_000_101 + index), receipt })),
  { phone: '13900000131', receipt: null },
  { phone: '13900000132', send: { fault: 'reset_after', times: 1 } },
  { phone: '13900000133', send: { fault: 'reset_before', times: 1 } },
  { phone: '13900000134', send: { fault: 'timeout', times: 1 } },
  { phone: '13900000135', send: { fault: 'throttle', times: 2 } },
  { phone: '13900000136', send: { fault: 'http_500', times: 2 } },
  { phone: '13900000137', send: { fault: 'code', code: 'isv.BUSINESS_LIMIT_CONTROL' } },
  { phone: '13900000138', send: { fault: 'code', code: 'isp.SYSTEM_ERROR', times: 2 } },
  { phone: '13900000139', send: { fault: 'code', code: 'isv.BLACK_KEY_CONTROL_LIMIT' } },
  { phone: '13900000151', linkReceipt: 'CONTENT_KEYWORD' },
  { phone: '13000000152', linkReceipt: 'NO_ROUTE' },
  { phone: '18900000153', linkReceipt: 'CONTENT_ERROR' },
  { phone: '19200000154', linkReceipt: 'NO_ROUTE' },
  { phone: '13900000161', receiptDelayMs: 20 * 60_000 },
  { phone: '13900000162', receiptCopies: 2 },
]

const reassignedNumbers: MagicNumber[] = [
  { phone: '13900000171', entry: { answeredBy: '号码新机主' }, reassigned: '1' },
  { phone: '13900000172', reassigned: '2' },
  { phone: '13900000173', reassigned: '3' },
  { phone: '13900000174', reassigned: '0' },
]

export const magicNumbers: readonly MagicNumber[] = [
  ...statusNumbers,
  ...smsNumbers,
  ...reassignedNumbers,
]

const byPhone = new Map(magicNumbers.map((magic) => [magic.phone, magic]))

export function findMagicNumber(phone: string): MagicNumber | undefined {
  return byPhone.get(phone)
}

export function magicEntry(magic: MagicNumber): NumberEntry {
  return { ...entryInService(magic.phone), ...magic.entry }
}
