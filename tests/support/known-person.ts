import type { Core } from '../../api/_src/kernel/core.ts'
import * as s from '../../db/schema/index.ts'
import { addKnownToSources } from './known-to-sources.ts'
import { createPut } from './put-row.ts'

export type KnownPerson = {
  employeeId: string
  contactId: string
  /** All that must not be found any more: names, numbers, their hashes, accounts, what somebody wrote. */
  ofEmployee: string[]
  ofContact: string[]
}

/** An employee and a contact of theirs, standing in every column that can hold something of them. */
export async function addKnownPerson(
  core: Core,
  given: { tag: string; name: string; contact: string; ownPhone: string; phone: string },
): Promise<KnownPerson> {
  const { db, vault } = core
  const at = core.clock.now()
  const { tag, name, contact, ownPhone, phone } = given
  const [employeeId, contactId] = [`emp_${tag}`, `con_${tag}`]
  const [hash, ownHash] = [vault.hash('phone', phone), vault.hash('phone', ownPhone)]
  const userid = `Userid${tag}`
  const note = `听${contact}说`
  const names = { nameSealed: vault.seal('name', contact), phoneSealed: vault.seal('phone', phone) }
  const ids = { employeeId, contactId }
  const day = at.toISOString().slice(0, 10)

  const put = createPut(db, at)

  await put(s.employees, { id: employeeId, employeeNo: `N${tag}`, userid, name, status: 'active' })
  await put(s.employeeTerms, { employeeId, term: name })
  await put(s.employeeTermSources, { employeeId, source: `1|N${tag}|${name}` })
  await put(s.employeeNumbers, {
    employeeId,
    source: 'attendance',
    phoneSealed: vault.seal('phone', ownPhone),
    phoneHash: ownHash,
  })
  await put(s.contacts, {
    ...names,
    id: contactId,
    employeeId,
    relation: '母亲',
    phoneHash: hash,
    channel: 'mobile',
    state: 'valid',
    source: 'employee',
  })
  await put(s.contactHistory, { ...ids, event: 'corrected', actor: 'employee' })
  await put(s.contactHistoryValues, {
    historyId: Number(`9${tag.length}${phone.slice(-4)}`),
    contactId,
    valuesSealed: vault.seal('history', JSON.stringify({ nameBefore: contact })),
  })
  await put(s.idempotencyKeys, { ...ids, key: 'k', requestHash: hash })
  await put(s.vacantRefusals, { employeeId, phoneHash: hash, count: 1 })
  await put(s.challenges, {
    ...ids,
    id: `chg_${tag}`,
    phoneHash: hash,
    kind: 'first',
    form: 'token',
    state: 'confirmed',
    extendCode: '07',
  })
  await put(s.challengeCodes, { id: `cod_${tag}`, subject: hash, purpose: 'lookup', contactId })
  await put(s.challengeCorrections, {
    id: `cor_${tag}`,
    challengeId: `chg_${tag}`,
    contactId,
    nameSealed: names.nameSealed,
  })
  await put(s.asks, { phoneHash: hash, what: 'code' })
  await put(s.codeTries, { subject: hash, audience: 'contact', day, wrong: 1 })
  await put(s.missCounters, { scope: 'lookup', subject: hash, count: 1 })
  await put(s.messages, {
    ...ids,
    id: `msg_${tag}`,
    kind: 'notice',
    phoneHash: hash,
    once: `msg_${tag}`,
    asked: false,
    state: 'delivered',
    claimedAt: at,
  })
  await put(s.sendGuards, { phoneHash: hash, version: 1 })
  await put(s.notices, {
    employeeId,
    id: `not_${tag}`,
    kind: 'emergency_opened',
    subject: tag,
    details: { employee: name },
    state: 'sent',
  })
  await put(s.numbers, { phoneHash: hash, status: 'normal', checkedAt: at })
  await put(s.numbers, { phoneHash: ownHash, status: 'normal', checkedAt: at })
  await put(s.numberChecks, { id: `nck_${tag}`, phoneHash: hash, kind: 'status', answer: 'normal' })
  await put(s.numberLookups, { employeeId, day, phoneHash: hash })
  await put(s.imports, { id: `imp_${tag}`, state: 'started', asOf: day, startedAt: at, counts: {} })
  await put(s.stagedContacts, {
    ...names,
    importId: `imp_${tag}`,
    employeeId,
    phoneHash: hash,
    ownNumber: false,
  })
  await put(s.importIssues, { importId: `imp_${tag}`, employeeNo: phone, column: note })
  await put(s.importChanges, {
    importId: `imp_${tag}`,
    kind: 'number',
    subject: `${employeeId}/attendance`,
    before: {
      phone_sealed: vault.seal('phone', ownPhone).toString('base64'),
      phone_hash: ownHash,
    },
  })
  await put(s.importChanges, {
    importId: `imp_${tag}`,
    kind: 'employee',
    subject: employeeId,
    before: { name, userid },
  })
  await put(s.followUps, {
    ...ids,
    id: `fol_${tag}`,
    channel: 'phone',
    outcome: 'reached',
    noteSealed: vault.seal('note', note),
    once: tag,
  })
  await put(s.changeRequests, {
    ...ids,
    id: `crq_${tag}`,
    replacesId: `con_old${tag}`,
    state: 'approved',
    noteSealed: vault.seal('history', note),
  })
  await put(s.deliveries, {
    id: `dlv_${tag}`,
    kind: 'card',
    recipientId: employeeId,
    subject: tag,
    channel: 'sms',
    state: 'sent',
    bodySealed: vault.seal('message', name),
    smsToSealed: vault.seal('address', ownPhone),
  })
  await put(s.cardPresses, { key: tag, userid })
  await put(s.workAddresses, {
    employeeId,
    kind: 'phone',
    addressSealed: vault.seal('address', ownPhone),
    addressHash: ownHash,
    pendingSealed: vault.seal('address', ownPhone),
    pendingHash: ownHash,
  })
  await addKnownToSources(vault, put, { employeeId, userid, name, contact, hash, note, tag, day })
  await put(s.loginTries, { callerHash: ownHash, failed: 1 })
  await put(s.auditLog, { action: 'contact.revealed', subject: contactId, reason: note })
  return {
    employeeId,
    contactId,
    ofEmployee: [name, ownPhone, ownHash, userid],
    ofContact: [contact, phone, hash],
  }
}
