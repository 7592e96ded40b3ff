import { expect, test } from 'vitest'
import { callAliyun, sendNotice } from '../support/aliyun-call.ts'
import { startAt, testSandbox } from '../support/sandbox-fixture.ts'

const minute = 60_000
const phone = '13912340001'
type Received = { url: string; body: Record<string, unknown>[]; at: number }

function listeningSandbox(answers: (() => Response)[]) {
  const received: Received[] = []
  const taken = () => Response.json({ code: 0, msg: '接收成功' })
  const sandbox = testSandbox({
    destinations: { smsReport: 'http://jl.test/report', smsUplink: 'http://jl.test/uplink' },
    fetch: async (url, init) => {
      const body = JSON.parse(String(init?.body)) as Record<string, unknown>[]
      received.push({ url: String(url), body, at: sandbox.now() - startAt })
      return (answers.shift() ?? taken)()
    },
  })
  return { sandbox, received }
}

async function details(sandbox: ReturnType<typeof testSandbox>, date: string, page = 1, size = 50) {
  const params = {
    PhoneNumber: phone,
    SendDate: date,
    PageSize: String(size),
    CurrentPage: String(page),
  }
  const { body } = await callAliyun(sandbox, { action: 'QuerySendDetails', params })
  const found = body.SmsSendDetailDTOs as { SmsSendDetailDTO: Record<string, unknown>[] }
  return { total: body.TotalCount, rows: found.SmsSendDetailDTO }
}

test('a receipt arrives after its delay as a JSON array with the vendor’s fields', async () => {
  const { sandbox, received } = listeningSandbox([])
  const { body } = await sendNotice(sandbox, phone, { OutId: 'out-1' })
  await sandbox.advance(2_999)
  expect(received).toEqual([])
  await sandbox.advance(1)
  expect(received).toEqual([
    {
      url: 'http://jl.test/report',
      at: 3_000,
      body: [
        {
          phone_number: phone,
          send_time: '2026-11-23 10:00:00',
          report_time: '2026-11-23 10:00:03',
          success: true,
          err_code: 'DELIVERED',
          err_msg: '用户接收成功',
          sms_size: '1',
          biz_id: body.BizId,
          out_id: 'out-1',
        },
      ],
    },
  ])
})

test.each([
  ['a 500', () => Response.json({ code: 0 }, { status: 500 })],
  ['a code that is no number', () => Response.json({ code: 'ok' })],
  ['no JSON', () => new Response('thanks')],
])('%s is pushed again after 1, 5 and 10 minutes and then dropped', async (_, answer) => {
  const { sandbox, received } = listeningSandbox([answer, answer, answer, answer])
  await sendNotice(sandbox, phone)
  for (let passed = 0; passed < 40; passed++) await sandbox.advance(minute)
  expect(received.map(({ at }) => Math.round(at / minute))).toEqual([1, 2, 7, 17])
})

test('a push that is taken at the second try is not pushed a third time', async () => {
  const { sandbox, received } = listeningSandbox([() => new Response(null, { status: 503 })])
  await sendNotice(sandbox, phone)
  await sandbox.advance(60 * minute)
  expect(received).toHaveLength(2)
})

test('receipts that fall due together travel in one push', async () => {
  const { sandbox, received } = listeningSandbox([])
  await sendNotice(sandbox, phone)
  await sendNotice(sandbox, '13912340002')
  await sandbox.advance(minute)
  expect(received.map(({ body }) => body.length)).toEqual([2])
})

test('a reply travels as an uplink with the extend code of the last message', async () => {
  const { sandbox, received } = listeningSandbox([])
  await sendNotice(sandbox, phone, { SmsUpExtendCode: '4711' })
  sandbox.sms.reply(phone, '1')
  await sandbox.settle()
  expect(received).toHaveLength(1)
  expect(received[0]?.url).toBe('http://jl.test/uplink')
  expect(received[0]?.body[0]).toMatchObject({
    phone_number: phone,
    content: '1',
    dest_code: '4711',
    send_time: '2026-11-23 10:00:00',
    sequence_id: expect.any(String),
  })
})

test('a dead number’s receipt is a failure and its handset shows nothing', async () => {
  const { sandbox, received } = listeningSandbox([])
  await sendNotice(sandbox, '13800000001')
  await sandbox.advance(minute)
  expect(received[0]?.body[0]).toMatchObject({ success: false, err_code: 'INVALID_NUMBER' })
  const shown = await sandbox.control.request('/phones/13800000001/messages')
  expect(await shown.json()).toEqual([])
})

test('a carrier that blocks links stops the message with a link and lets the other pass', async () => {
  const { aliyun } = testSandbox().options
  const sandbox = testSandbox({ aliyun: { ...aliyun, blockedLinkCarriers: ['CUCC'] } })
  await sendNotice(sandbox, '13012340001')
  const params = { TemplateCode: 'SMS_REPLY', TemplateParam: '{"name":"张敏"}' }
  await sendNotice(sandbox, '13012340001', params)
  await sendNotice(sandbox, phone)
  const receipts = ['13012340001', phone].flatMap((to) =>
    sandbox.sms.log.sentTo(to).map(({ receipt }) => receipt),
  )
  expect(receipts).toEqual(['NO_ROUTE', 'DELIVERED', 'DELIVERED'])
})

test('a query finds a send under its UTC+8 day, on both sides of midnight', async () => {
  const sandbox = testSandbox()
  await sandbox.moveClock(Date.parse('2026-11-23T23:59:59+08:00'))
  await sendNotice(sandbox, phone, { OutId: 'before' })
  await sandbox.moveClock(Date.parse('2026-11-24T00:00:01+08:00'))
  await sendNotice(sandbox, phone, { OutId: 'after' })
  expect((await details(sandbox, '20261123')).rows.map((row) => row.OutId)).toEqual(['before'])
  expect((await details(sandbox, '20261124')).rows.map((row) => row.OutId)).toEqual(['after'])
  expect((await details(sandbox, '20261125')).total).toBe('0')
})

test('a query gives its rows page by page, none twice and none missing', async () => {
  const sandbox = testSandbox()
  for (let sent = 0; sent < 5; sent++) await sendNotice(sandbox, phone, { OutId: `o${sent}` })
  const pages = [1, 2, 3, 4].map((page) => details(sandbox, '20261123', page, 2))
  const outIds = (await Promise.all(pages)).map(({ rows }) => rows.map((row) => row.OutId))
  expect(outIds).toEqual([['o4', 'o3'], ['o2', 'o1'], ['o0'], []])
})

test('a query says waiting until the receipt and then what the receipt said', async () => {
  const sandbox = testSandbox()
  await sendNotice(sandbox, phone)
  expect((await details(sandbox, '20261123')).rows[0]).toMatchObject({ SendStatus: 1 })
  await sandbox.advance(3_000)
  expect((await details(sandbox, '20261123')).rows[0]).toMatchObject({
    SendStatus: 3,
    ErrCode: 'DELIVERED',
    ReceiveDate: '2026-11-23 10:00:03',
  })
})
