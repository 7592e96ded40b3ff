import type { SmsTemplate } from '../options.ts'

/** One message that the vendor accepted. */
export type SmsRecord = {
  id: number
  bizId: string
  phone: string
  signName: string
  templateCode: string
  type: SmsTemplate['type']
  text: string
  link: string | null
  verificationCode: string | null
  outId: string | null
  extendCode: string | null
  segments: number
  sentAt: number
  /** What the receipt will say; null = none ever comes. */
  receipt: string | null
  receiptAt: number | null
  /** 1 waiting, 2 failed, 3 delivered. */
  status: 1 | 2 | 3
}
/** A reply typed on a handset. */
export type Reply = { phone: string; content: string; destCode: string; sentAt: number }
export type SmsLogState = { records: SmsRecord[]; replies: Reply[] }

export type SmsLog = {
  add(record: Omit<SmsRecord, 'id'>): SmsRecord
  find(id: number): SmsRecord | undefined
  addReply(reply: Reply): void
  /** Everything accepted for a number, oldest first. */
  sentTo(phone: string): readonly SmsRecord[]
  repliesFrom(phone: string): readonly Reply[]
  /** Numbers that got or wrote something, the latest first. */
  phones(): string[]
  readonly size: number
  readonly replyCount: number
  since(id: number): SmsRecord[]
  snapshot(): SmsLogState
  restore(state: SmsLogState): void
}

export function smsLog(): SmsLog {
  let records: SmsRecord[] = []
  let byPhone = new Map<string, SmsRecord[]>()
  let replies = new Map<string, Reply[]>()
  let replyCount = 0

  function file(record: SmsRecord): void {
    const list = byPhone.get(record.phone) ?? []
    list.push(record)
    // Deleting first moves the number to the end: the map's order is the order of last use.
    byPhone.delete(record.phone)
    byPhone.set(record.phone, list)
  }
  function addReply(reply: Reply): void {
    const list = replies.get(reply.phone) ?? []
    list.push(reply)
    replyCount++
    replies.set(reply.phone, list)
    const sent = byPhone.get(reply.phone) ?? []
    byPhone.delete(reply.phone)
    byPhone.set(reply.phone, sent)
  }

  return {
    add(fields) {
      const record = { id: records.length, ...fields }
      records.push(record)
      file(record)
      return record
    },
    find: (id) => records[id],
    addReply,
    sentTo: (phone) => byPhone.get(phone) ?? [],
    repliesFrom: (phone) => replies.get(phone) ?? [],
    phones: () => [...byPhone.keys()].reverse(),
    get size() {
      return records.length
    },
    get replyCount() {
      return replyCount
    },
    since: (id) => records.slice(id),
    snapshot: () => ({ records, replies: [...replies.values()].flat() }),
    restore(state) {
      records = state.records
      byPhone = new Map()
      replies = new Map()
      replyCount = 0
      for (const record of records) file(record)
      for (const reply of state.replies) addReply(reply)
    },
  }
}

/** Whether a message reached the handset: nothing is known against it. */
export function reachedHandset(record: SmsRecord): boolean {
  return (
    record.receipt === null ||
    record.receipt === 'DELIVERED' ||
    record.receipt === 'REQUEST_SUCCESS'
  )
}
