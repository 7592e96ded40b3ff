import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE, shanghaiInstant } from '../../../api/_src/kernel/clock.ts'
import type { ContactRow, PersonRow, TakenSms } from './facts.ts'
import { askedOnTime } from './rules/asked-on-time.ts'
import { directoryAgrees, nobodyTwice } from './rules/directory-agrees.ts'
import { editsNeverLower, type Lost } from './rules/edits-never-lower.ts'
import { hours } from './rules/hours.ts'
import { leaversAreOut } from './rules/leavers-are-out.ts'
import { limits } from './rules/limits.ts'
import { messagesInHours } from './rules/messages-in-hours.ts'
import { noDeadNumber } from './rules/no-dead-number.ts'
import { noMeansNo } from './rules/no-means-no.ts'
import { nobodyWhoLeft } from './rules/nobody-who-left.ts'
import { nothingLiesAbout } from './rules/nothing-lies-about.ts'
import { numbersAreFresh } from './rules/numbers-are-fresh.ts'
import { proofsAreTheirs } from './rules/proofs-are-theirs.ts'
import { sentOnce } from './rules/sent-once.ts'
import { unknownIsNotBad } from './rules/unknown-is-not-bad.ts'

// a Monday, 10:00 in Shanghai
const now = shanghaiInstant('2026-03-02', 10).getTime()
const ago = (milliseconds: number) => new Date(now - milliseconds).toISOString()

const sms: TakenSms = {
  phone: '13600000001',
  phoneHash: 'h1',
  outId: 'o1',
  at: now,
  what: 'notice',
  employee: 'N1',
}
const person: PersonRow = {
  id: 'emp_1',
  no: 'N1',
  userid: 'u1',
  name: '测试甲',
  status: 'active',
  superior: null,
  department: '101',
  createdAt: ago(400 * DAY),
  askedAt: ago(30 * DAY),
  wordAt: null,
}
const contact: ContactRow = {
  id: 'con_1',
  employeeId: 'emp_1',
  state: 'valid',
  cause: null,
  channel: 'mobile',
  phoneHash: 'h1',
  proofKind: 'contact_code',
  proofAt: ago(DAY),
  checkedAt: ago(DAY),
  createdAt: ago(DAY),
  proofFits: true,
}
const message = {
  outId: 'o1',
  contactId: 'con_1',
  phoneHash: 'h1',
  contactHash: 'h1',
  retiredAt: null,
}
const lost: Lost = {
  id: 'con_1',
  state: 'retired',
  isTooOld: false,
  isOwnNumber: false,
  event: 'replaced',
  was: 'valid',
  successors: [{ state: 'valid', counts: true }],
}

describe('each rule of the year goes red where the records were doctored, and is silent where not', () => {
  test('hours', () => {
    const never = () => false
    const night = shanghaiInstant('2026-03-02', 22).getTime()
    const sunday = shanghaiInstant('2026-03-01', 10).getTime()
    expect(hours([sms, { ...sms, what: 'code', at: night }], never)).toEqual([])
    expect(hours([{ ...sms, at: sunday }], never)).toEqual([])
    expect(hours([{ ...sms, at: night }], () => true)).toEqual([])
    expect(hours([{ ...sms, at: night }], never)).toHaveLength(1)
    expect(hours([{ ...sms, what: 'renewal', at: sunday }], never)).toHaveLength(1)
    const evening = shanghaiInstant('2026-03-02', 20).getTime()
    expect(hours([{ ...sms, what: 'repeat', at: evening }], never)).toHaveLength(1)
  })

  test('limits', () => {
    const every = (apart: number, count: number, one: Partial<TakenSms> = {}) =>
      Array.from({ length: count }, (_, n) => ({ ...sms, ...one, at: now + n * apart }))
    expect(limits([...every(DAY, 6), ...every(DAY, 6, { employee: 'N2' })])).toEqual([])
    expect(limits(every(HOUR, 2))).toHaveLength(1)
    expect(limits(every(DAY, 7))).toHaveLength(1)
    const many = ['N1', 'N2', 'N3'].flatMap((employee, n) =>
      every(DAY, n === 2 ? 1 : 6, { employee }),
    )
    expect(limits(many)).toHaveLength(1)
    const code = { what: 'code', employee: null } as const
    expect(limits(every(2 * MINUTE, 5, code))).toEqual([])
    expect(limits(every(MINUTE / 2, 2, code))).toHaveLength(1)
    expect(limits(every(2 * MINUTE, 6, code))).toHaveLength(1)
    expect(limits(every(2 * HOUR, 11, code))).toHaveLength(1)
  })

  test('a no is a no', () => {
    const no = { employee: 'N1', phone: sms.phone, at: now - HOUR }
    expect(noMeansNo([{ ...sms, employee: 'N2' }], { noes: [no], stops: [] })).toEqual([])
    expect(noMeansNo([sms], { noes: [{ ...no, at: now - 1 }], stops: [] })).toEqual([])
    expect(noMeansNo([sms], { noes: [no], stops: [] })).toHaveLength(1)
    expect(noMeansNo([{ ...sms, employee: 'N2' }], { noes: [], stops: [no] })).toHaveLength(1)
  })

  test('no dead number', () => {
    const answer = (what: string, before: number) => ({
      phoneHash: 'h1',
      answer: what,
      at: ago(before),
    })
    expect(noDeadNumber([sms], [answer('vacant', DAY), answer('normal', HOUR)])).toEqual([])
    expect(noDeadNumber([sms], [answer('normal', DAY), answer('vacant', HOUR)])).toHaveLength(1)
  })

  test('nobody who left', () => {
    const left = [{ employee: 'N1', at: ago(HOUR) }]
    expect(nobodyWhoLeft([{ ...sms, employee: 'N2' }], left, () => 0)).toEqual([])
    expect(nobodyWhoLeft([sms], left, () => now - MINUTE)).toEqual([])
    // taken out and put back in one moment
    expect(nobodyWhoLeft([sms], left, () => now - HOUR)).toEqual([])
    expect(nobodyWhoLeft([sms], left, () => 0)).toHaveLength(1)
  })

  test('sent once, to the number of a contact who is one still', () => {
    expect(sentOnce([sms], [message])).toEqual([])
    expect(sentOnce([sms], [])).toHaveLength(1)
    expect(sentOnce([sms], [{ ...message, phoneHash: 'h2' }])).toHaveLength(1)
    expect(sentOnce([sms], [{ ...message, contactHash: 'h2' }])).toHaveLength(1)
    expect(sentOnce([sms], [{ ...message, retiredAt: ago(HOUR) }])).toHaveLength(1)
  })

  test('a proof belongs to its number, and its owner gave it', () => {
    expect(proofsAreTheirs([contact], () => true)).toEqual([])
    expect(proofsAreTheirs([{ ...contact, proofAt: null }], () => true)).toHaveLength(1)
    expect(proofsAreTheirs([{ ...contact, proofFits: false }], () => true)).toHaveLength(1)
    expect(proofsAreTheirs([contact], () => false)).toHaveLength(1)
  })

  test('everybody is asked on time', () => {
    expect(askedOnTime([person], now, () => 0)).toEqual([])
    const late = { ...person, askedAt: ago(181 * DAY) }
    expect(askedOnTime([{ ...late, status: 'left' }], now, () => 0)).toEqual([])
    expect(askedOnTime([{ ...late, wordAt: ago(DAY) }], now, () => 0)).toEqual([])
    expect(askedOnTime([late], now, () => now - DAY)).toEqual([])
    expect(askedOnTime([late], now, () => 0)).toHaveLength(1)
  })

  test('numbers are checked on time', () => {
    const old = { ...contact, checkedAt: ago(61 * DAY) }
    expect(numbersAreFresh([contact, { ...old, state: 'retired' }], now)).toEqual([])
    expect(numbersAreFresh([old], now)).toHaveLength(1)
    const never = { ...contact, checkedAt: null, createdAt: ago(61 * DAY) }
    expect(numbersAreFresh([never], now)).toHaveLength(1)
  })

  test('unknown is not bad', () => {
    const dead = { ...contact, state: 'invalid', cause: 'dead' }
    expect(unknownIsNotBad([dead], () => false)).toEqual([])
    expect(unknownIsNotBad([contact], () => true)).toEqual([])
    expect(unknownIsNotBad([dead], () => true)).toHaveLength(1)
    expect(unknownIsNotBad([{ ...contact, state: 'draft' }], () => true)).toHaveLength(1)
  })

  test('the directory agrees, and nobody is two', () => {
    const member = { userid: 'u1', no: 'N1', name: '测试甲', department: '101' }
    expect(directoryAgrees([person], [member])).toEqual([])
    expect(directoryAgrees([], [member])).toHaveLength(1)
    expect(directoryAgrees([person], [])).toHaveLength(1)
    expect(directoryAgrees([person], [{ ...member, department: '102' }])).toHaveLength(1)
    expect(nobodyTwice([person, { ...person, no: 'N2', userid: null }])).toEqual([])
    expect(nobodyTwice([person, { ...person, no: 'N2', userid: 'u2' }])).toHaveLength(1)
    expect(nobodyTwice([person, { ...person, userid: null }])).toHaveLength(1)
  })

  test('leavers are out, contacts and all', () => {
    const none = () => false
    const gone = () => true
    const left = { ...person, status: 'left' } as const
    expect(leaversAreOut({ people: [person], contacts: [contact] }, none)).toEqual([])
    expect(leaversAreOut({ people: [left], contacts: [] }, gone)).toEqual([])
    expect(leaversAreOut({ people: [person], contacts: [] }, gone)).toHaveLength(1)
    expect(leaversAreOut({ people: [left], contacts: [contact] }, none)).toHaveLength(1)
  })

  test('an edit never lowers coverage', () => {
    expect(editsNeverLower([lost])).toEqual([])
    expect(editsNeverLower([{ ...lost, event: 'removed', successors: [] }])).toEqual([])
    expect(editsNeverLower([{ ...lost, successors: [] }])).toHaveLength(1)
    const waiting = [{ state: 'pending', counts: false }]
    expect(editsNeverLower([{ ...lost, successors: waiting }])).toHaveLength(1)
    expect(editsNeverLower([{ ...lost, state: 'due', event: 'due' }])).toHaveLength(1)
  })

  test('WeCom messages in hours', () => {
    const seen = { userid: 'u1', sentAt: now, isCard: true }
    const sunday = shanghaiInstant('2026-03-01', 10).getTime()
    expect(messagesInHours([seen, { ...seen, sentAt: sunday, isCard: false }])).toEqual([])
    expect(messagesInHours([{ ...seen, sentAt: sunday }])).toHaveLength(1)
    const late = shanghaiInstant('2026-03-02', 21).getTime()
    expect(messagesInHours([{ ...seen, sentAt: late, isCard: false }])).toHaveLength(1)
  })

  test('nothing lies about', () => {
    const job = { event: 'contact.touched', dead: false, runAt: ago(-HOUR) }
    expect(nothingLiesAbout([job], now)).toEqual([])
    expect(nothingLiesAbout([{ ...job, runAt: ago(7 * HOUR) }], now)).toHaveLength(1)
    expect(nothingLiesAbout([{ ...job, dead: true }], now)).toHaveLength(1)
  })
})
