import { expect, test } from 'vitest'
import { readPushes, receiptSchema, uplinkSchema } from './pushes.ts'

const receipt = {
  phone_number: '13900000001',
  send_time: '2026-11-23 10:00:00',
  report_time: '2026-11-23 10:00:03',
  success: true,
  err_code: 'DELIVERED',
  err_msg: '用户接收成功',
  sms_size: '1',
  biz_id: '12345',
  out_id: 'msg_1',
}

test('a receipt is read with its time in Shanghai', () => {
  expect(readPushes(receiptSchema, [receipt]).read).toEqual([
    {
      outId: 'msg_1',
      phone: '13900000001',
      errCode: 'DELIVERED',
      reportedAt: new Date('2026-11-23T02:00:03Z'),
      segments: 1,
    },
  ])
})

test('a receipt of a message that is not ours has no id of ours', () => {
  expect(readPushes(receiptSchema, [{ ...receipt, out_id: '' }]).read[0]?.outId).toBeNull()
})

test('a failure without a code says nothing of the handset', () => {
  const bare = { ...receipt, success: false, err_code: null }
  expect(readPushes(receiptSchema, [bare]).read[0]?.errCode).toBe('SP_UNKNOWN_ERROR')
})

test('the sequence id of a reply may be a number, as older documents have it', () => {
  const reply = { phone_number: '13900000001', content: '1', dest_code: '1065', sequence_id: 42 }
  expect(readPushes(uplinkSchema, [reply]).read).toEqual([
    { sequenceId: '42', phone: '13900000001', content: '1', destCode: '1065' },
  ])
})

test.each([
  null,
  7,
  'text',
  {},
  { ...receipt, report_time: 'yesterday' },
  { ...receipt, out_id: '\0' },
])('an entry that cannot be read (%j) is counted and does not hold up the others', (odd) => {
  const { read, unreadable } = readPushes(receiptSchema, [odd, receipt])
  expect(read).toHaveLength(1)
  expect(unreadable).toBe(1)
})
