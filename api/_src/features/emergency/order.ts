import type { ContactState, InvalidCause } from '../../../../shared/contact.ts'
import type { EmergencyContact, EmergencyOutcome } from '../../../../shared/emergency.ts'
import { DAY, HOUR, MINUTE } from '../../kernel/clock.ts'

/** What the order of calling must know of a contact. */
export type CallFacts = {
  id: string
  state: ContactState
  cause: InvalidCause | null
  position: number | null
  /** The contact's own answer; a code on the employee's screen is in `screenProofAt`. */
  proofAt: Date | null
  screenProofAt: Date | null
  /** The score in tenths, 0–100; null: not worked out. */
  tenths: number | null
  numberStatus: string | null
  checkedAt: Date | null
  /** 与家人共用: the employee's own number, and whether HR confirmed that it reaches the family. */
  shared: boolean
  sharedConfirmed: boolean
  /** The number's owner wants no SMS. */
  stopped: boolean
  /** What the latest call from any emergency card led to. */
  lastCall: { outcome: EmergencyOutcome; at: Date } | null
}

export type Standing = EmergencyContact['standing']
export type PlacedContact = { id: string; standing: Standing; note?: string }

/** A proof older than this counts for nothing (design §3). */
const PROOF_LIFE = 210 * DAY
/** A phone that was off a day ago is probably on again; 停机 lasts longer. */
const OFF_LASTS = DAY
const SUSPENDED_LASTS = 7 * DAY
/** 没人接: the others are tried first for so long. */
const TRY_OTHERS_FOR = 30 * MINUTE
/** What a caller found out about a number holds for the night. */
const FOUND_OUT_LASTS = 12 * HOUR
/** A contact without a score stands between the good and the bad: unknown is not bad. */
const UNKNOWN_TENTHS = 65

/**
 * Contacts in the order most likely to answer now (design §10): confirmed and counting by score, then the
 * confirmed of long ago, then the unconfirmed, then those who did not pick up just now, then a phone that is
 * off, and at last numbers that probably reach nobody. Who said no, is a stranger or was removed is not there.
 */
export function orderCalls(contacts: readonly CallFacts[], now: Date): PlacedContact[] {
  return contacts
    .filter(mayBeCalled)
    .map((contact) => ({ contact, place: placeOf(contact, now) }))
    .sort((a, b) => a.place.rank - b.place.rank || compare(a.contact, b.contact))
    .map(({ contact, place }) => ({
      id: contact.id,
      standing: place.standing,
      ...(place.note === undefined ? {} : { note: place.note }),
    }))
}

/** Never: removed or replaced, declined, a stranger, somebody who left again, a number that changed hands. */
function mayBeCalled({ state, cause }: CallFacts): boolean {
  return state !== 'retired' && (state !== 'invalid' || cause === 'dead')
}

type Place = { rank: number; standing: Standing; note?: string }

function placeOf(contact: CallFacts, now: Date): Place {
  return deadEnd(contact, now) ?? heldUp(contact, now) ?? standingOf(contact, now)
}

function deadEnd(contact: CallFacts, now: Date): Place | null {
  const call = contact.lastCall
  const found = call && ageOf(call.at, now) < FOUND_OUT_LASTS ? call.outcome : null
  if (contact.state === 'invalid' || contact.numberStatus === 'vacant')
    return { rank: 9, standing: 'unlikely', note: '很可能打不通：空号' }
  if (found === 'number_dead') return { rank: 9, standing: 'unlikely', note: '刚才打不通' }
  if (found === 'wrong_person') return { rank: 9, standing: 'unlikely', note: '刚才接的人不对' }
  if (contact.numberStatus === 'suspended' && ageOf(contact.checkedAt, now) < SUSPENDED_LASTS)
    return { rank: 7, standing: 'unlikely', note: '很可能打不通：停机' }
  if (contact.state === 'unanswered')
    return { rank: 8, standing: 'unlikely', note: '很可能打不通：短信 7 天没有答复' }
  if (contact.state === 'draft')
    return { rank: 7, standing: 'unlikely', note: '很可能打不通：停机' }
  return null
}

/** Good contacts whose turn comes later: they did not pick up just now, or the phone is off. */
function heldUp(contact: CallFacts, now: Date): Place | null {
  const { standing } = standingOf(contact, now)
  if (contact.lastCall?.outcome === 'no_answer' && ageOf(contact.lastCall.at, now) < TRY_OTHERS_FOR)
    return { rank: 5, standing, note: '刚才没人接，稍后再试' }
  const off = contact.numberStatus === 'off' || contact.numberStatus === 'suspected_off'
  if (off && ageOf(contact.checkedAt, now) < OFF_LASTS)
    return { rank: 6, standing, note: '手机可能关机' }
  return null
}

function standingOf(contact: CallFacts, now: Date): Place {
  const confirmed = contact.state === 'valid' || contact.state === 'due'
  const sms = contact.stopped ? '对方不收短信，只能打电话' : null
  if (contact.shared && !contact.sharedConfirmed)
    return { rank: 4, standing: 'unconfirmed', note: '和员工本人是同一个号码' }
  if (!confirmed) {
    const screen = contact.screenProofAt !== null ? '待本人确认，也可以试' : '还没确认，也可以试'
    return { rank: contact.screenProofAt ? 2 : 3, standing: 'unconfirmed', note: sms ?? screen }
  }
  if (ageOf(contact.proofAt, now) > PROOF_LIFE)
    return { rank: 1, standing: 'confirmed', note: sms ?? '上次确认已过了半年' }
  return { rank: 0, standing: 'confirmed', ...(sms ? { note: sms } : {}) }
}

function compare(a: CallFacts, b: CallFacts): number {
  return (
    (b.tenths ?? UNKNOWN_TENTHS) - (a.tenths ?? UNKNOWN_TENTHS) ||
    (b.proofAt?.getTime() ?? 0) - (a.proofAt?.getTime() ?? 0) ||
    (a.position ?? 9) - (b.position ?? 9) ||
    (a.id < b.id ? -1 : 1)
  )
}

function ageOf(at: Date | null, now: Date): number {
  return at ? now.getTime() - at.getTime() : Number.POSITIVE_INFINITY
}
