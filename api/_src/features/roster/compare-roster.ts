import { readPhone } from '../../../../shared/phone.ts'
import type { RosterContact, RosterEntry } from '../../ports/roster.ts'

/** One contact of an employee, as it is kept here. */
export type OwnContact = {
  id: string
  name: string
  relation: string
  phone: string
  /** By the contact's own answer or by HR: only such values are written back. */
  confirmed: boolean
  /** Invalid or retired: this number is no longer theirs, or never was. */
  over: boolean
}

export const conflictKinds = [
  'unknown_number',
  'known_wrong',
  'unreadable',
  'differs',
  'full',
] as const
export type ConflictKind = (typeof conflictKinds)[number]

export type Conflict = {
  kind: ConflictKind
  /** The roster's entry; null: it has none (`full`). */
  roster: RosterEntry | null
  contactId: string | null
}

export type RosterWrite = RosterEntry & { place: number | null; contactId: string }
export type RosterComparison = { conflicts: Conflict[]; writes: RosterWrite[] }

/** So many entries the roster's group holds that are read here. */
const PLACES = 5

/**
 * 人事助手 beside an employee's contacts; pure. What a contact confirmed is written back: over the entry with the same
 * number, else as a new one. An entry with another number is never overwritten: a person decides about it.
 */
export function compareRoster(
  roster: readonly RosterContact[],
  own: readonly OwnContact[],
): RosterComparison {
  const conflicts: Conflict[] = []
  const writes: RosterWrite[] = []
  const there = new Set<string>()
  for (const entry of roster) {
    const reading = readPhone(entry.phone ?? '')
    const conflict = (kind: ConflictKind, contact?: OwnContact) =>
      conflicts.push({ kind, roster: plain(entry), contactId: contact?.id ?? null })
    if (!reading.ok) {
      conflict('unreadable')
      continue
    }
    const same = own.filter(({ phone }) => phone === reading.phone)
    const contact = same.find(({ over }) => !over)
    if (!contact) {
      const wrong = same.at(0)
      if (wrong) conflict('known_wrong', wrong)
      else conflict('unknown_number')
      continue
    }
    there.add(contact.id)
    if (isSame(entry, contact)) continue
    if (contact.confirmed) writes.push({ ...valuesOf(contact), place: entry.place })
    else conflict('differs', contact)
  }
  let free = PLACES - roster.length
  for (const contact of own.filter(
    ({ id, confirmed, over }) => confirmed && !over && !there.has(id),
  ))
    if (free-- > 0) writes.push({ ...valuesOf(contact), place: null })
    else conflicts.push({ kind: 'full', roster: null, contactId: contact.id })
  return { conflicts, writes }
}

/** The roster's word may be wider than ours (父母 for 父亲), or its company may have no such field. */
function isSame(entry: RosterContact, contact: OwnContact): boolean {
  if (entry.name !== contact.name) return false
  if (entry.relation === null || entry.relation === contact.relation) return true
  return (wider[entry.relation] ?? []).includes(contact.relation)
}
const wider: Readonly<Record<string, readonly string[]>> = {
  父母: ['父亲', '母亲'],
  亲属: ['父亲', '母亲', '配偶', '子女', '兄弟姐妹', '其他亲属'],
  其他: ['其他亲属', '朋友', '其他'],
}

function valuesOf({ id, name, relation, phone }: OwnContact) {
  return { contactId: id, name, relation, phone }
}

function plain({ name, relation, phone }: RosterContact): RosterEntry {
  return { name, relation, phone }
}
