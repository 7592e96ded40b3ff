import type { Agenda } from '../core/agenda.ts'
import { chinaDateTime } from '../core/china-time.ts'
import type { SandboxClock } from '../core/clock.ts'
import type { NumberTruth } from '../numbers/number-truth.ts'
import type { Carrier } from '../numbers/prefixes.ts'
import type { AliyunOptions, SmsTemplate } from '../options.ts'
import type { PushQueue } from './push-queue.ts'
import { isSuccess, receiptOf, receiptPush } from './receipts.ts'
import { type SmsLimits, smsLimits } from './sms-limits.ts'
import { type SmsLog, type SmsRecord, smsLog } from './sms-log.ts'
import { templateFault } from './sms-templates.ts'

const usualReceiptDelayMs = 3_000

type Accepted = Omit<SmsRecord, 'id' | 'receipt' | 'receiptAt' | 'status'>
export type SmsService = {
  readonly options: AliyunOptions
  readonly clock: SandboxClock
  readonly templates: ReadonlyMap<string, SmsTemplate>
  readonly limits: SmsLimits
  readonly log: SmsLog
  readonly blockedLinkCarriers: Set<Carrier>
  nextBizId(): string
  /** Brings an accepted message to its handset and plans its receipt. */
  deliver(message: Accepted): SmsRecord
  /** A handset's owner writes back; it travels as an uplink push. */
  reply(phone: string, content: string): void
}

export type SmsServiceOptions = {
  options: AliyunOptions
  clock: SandboxClock
  agenda: Agenda
  truth: NumberTruth
  pushes: PushQueue
}

/** The carrier's side of SMS: handsets, receipts, replies. */
export function smsService(given: SmsServiceOptions): SmsService {
  const { options, clock, agenda, truth, pushes } = given
  const log = smsLog()
  const blockedLinkCarriers = new Set(options.blockedLinkCarriers)
  const batchMs = options.receiptBatchMs ?? 0
  let sequence = 0

  agenda.on('receipt', (payload, dueAt) => {
    const record = log.find(Number(payload))
    if (!record?.receipt) return
    record.receiptAt = dueAt
    if (record.receipt !== 'REQUEST_SUCCESS') record.status = isSuccess(record.receipt) ? 3 : 2
    const copies = truth.magic(record.phone)?.receiptCopies ?? 1
    for (let copy = 0; copy < copies; copy++) {
      pushes.add('smsReport', receiptPush(record, record.receipt, dueAt), dueAt)
    }
  })

  function deliver(message: Accepted): SmsRecord {
    const magic = truth.magic(message.phone)
    const entry = truth.meet(message.phone, message.sentAt)
    const receipt = receiptOf(message.link, entry, magic, blockedLinkCarriers)
    const record = log.add({ ...message, receipt, receiptAt: null, status: 1 })
    if (receipt !== null) {
      const delay = magic?.receiptDelayMs ?? options.receiptDelayMs ?? usualReceiptDelayMs
      agenda.add(roundUp(message.sentAt + delay, batchMs), 'receipt', record.id)
    }
    return record
  }

  function reply(phone: string, content: string): void {
    const now = clock.now()
    const last = log.sentTo(phone).at(-1)
    const destCode = last?.extendCode ?? ''
    log.addReply({ phone, content, destCode, sentAt: now })
    const sequenceId = String(now * 1000 + (sequence++ % 1000))
    const push = {
      phone_number: phone,
      content,
      send_time: chinaDateTime(now),
      dest_code: destCode,
      sequence_id: sequenceId,
      ...(last ? { sign_name: last.signName } : {}),
    }
    pushes.add('smsUplink', push, now)
  }

  return {
    options,
    clock,
    templates: approvedTemplates(options.templates),
    limits: smsLimits(),
    log,
    blockedLinkCarriers,
    nextBizId: () => `${String(clock.now()).padEnd(15, '0')}${String(log.size).padStart(6, '0')}^0`,
    deliver,
    reply,
  }
}

function approvedTemplates(templates: readonly SmsTemplate[]): Map<string, SmsTemplate> {
  const approved = new Map<string, SmsTemplate>()
  for (const template of templates) {
    const fault = templateFault(template)
    if (fault) throw new Error(`template ${template.code} would not be approved: ${fault}`)
    approved.set(template.code, template)
  }
  return approved
}

function roundUp(instant: number, step: number): number {
  return step > 0 ? Math.ceil(instant / step) * step : instant
}
