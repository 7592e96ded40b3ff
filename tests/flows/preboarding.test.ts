import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getWorklist } from '../../api/_src/features/alert/get-worklist.ts'
import { listGateFacts } from '../../api/_src/features/contact/gate-facts.ts'
import { submitContact } from '../../api/_src/features/contact/submit-contact.ts'
import { recordChange } from '../../api/_src/features/directory/record-change.ts'
import { requestSync } from '../../api/_src/features/directory/request-sync.ts'
import { getGate } from '../../api/_src/features/onboarding/get-gate.ts'
import { findVisit } from '../../api/_src/features/preboarding/find-visit.ts'
import {
  findOpenPreboarding,
  getPreboarding,
} from '../../api/_src/features/preboarding/get-preboarding.ts'
import { openLink } from '../../api/_src/features/preboarding/open-link.ts'
import { mintBrowser } from '../../api/_src/features/preboarding/preboarding.ts'
import { recordFinished } from '../../api/_src/features/preboarding/record-finished.ts'
import { revokeLink } from '../../api/_src/features/preboarding/revoke-link.ts'
import { takeBatch } from '../../api/_src/flow/batches/take-batch.ts'
import { takePreboardings } from '../../api/_src/flow/batches/take-preboardings.ts'
import { writeEmployees } from '../../api/_src/flow/batches/write-employees.ts'
import { retireNotJoined, withdrawJoiner } from '../../api/_src/flow/preboarding.ts'
import { purge } from '../../api/_src/flow/purge.ts'
import { syncDirectory } from '../../api/_src/flow/sync-directory.ts'
import { DAY, shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import { announce } from '../../api/_src/kernel/outbox.ts'
import { systemRandom } from '../../api/_src/kernel/random.ts'
import { rowsOf } from '../../api/_src/kernel/rows.ts'
import {
  auditLog,
  contacts,
  directorySyncs,
  employees,
  integrationRequests,
  preboardings,
} from '../../db/schema/index.ts'
import { type PreboardingAnswer, preboardingAnswerSchema } from '../../shared/preboarding.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'
import { createScriptedDirectory } from '../support/scripted-directory.ts'

const wecom = createScriptedDirectory()
let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld({ directory: wecom })
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.reset()
  wecom.forget()
  // the company was read once, so that a member who is new is a joiner
  wecom.put({ userid: 'Lin', name: '林', employeeNo: 'E1' })
  await sync()
})

const joiner = { employeeNo: 'P1', name: '林小满', startOn: '2026-12-01' }
let requests = 0
async function send(rows: unknown[], key = `k${++requests}`): Promise<PreboardingAnswer> {
  const batch = { lineId: 'key_1', keyId: 'key_1', what: 'preboarding', key, rows }
  const answer = await takePreboardings(world, { ...batch, urlOf: (link) => `https://x/j/${link}` })
  await world.settle()
  return preboardingAnswerSchema.parse(JSON.parse(answer))
}
async function issue(row: Record<string, unknown> = {}): Promise<string> {
  const { results } = await send([{ ...joiner, ...row }])
  return results[0]?.link?.split('/').at(-1) ?? ''
}
const phone = mintBrowser(systemRandom)
const laptop = mintBrowser(systemRandom)
const visit = (link: string, browser: string) => findVisit(world.db, world, { link, browser })
const open = (link: string, browser = phone) => openLink(world, { link, browser })
const stateNow = async () => (await getPreboarding(world, { employeeNo: 'P1' })).state
async function person() {
  const [row] = await world.db.select().from(employees).where(eq(employees.employeeNo, 'P1'))
  return row ?? { id: '', userid: null, status: null }
}
async function nameMother(number = '13800009012') {
  const contact = { name: '王小芬', relation: '母亲' as const, phone: number }
  const { id } = await person()
  const named = { employeeId: id, key: `c${++requests}`, contact, glance: async () => null }
  const { id: contactId } = await submitContact(world, named)
  await world.settle()
  return contactId
}
const confirm = async (contactId: string) => {
  await world.db
    .update(contacts)
    .set({ state: 'valid', proofAt: world.clock.now() })
    .where(eq(contacts.id, contactId))
  await announce(world.db, world.clock.now(), 'contact.confirmed', { contactId })
  await announce(world.db, world.clock.now(), 'contact.touched', { contactId })
  await world.settle()
}
async function sync(): Promise<void> {
  await requestSync(world, { askedBy: null })
  await syncDirectory(world)
  await world.settle()
}
async function appear(member: { userid: string; employeeNo?: string | null; name?: string }) {
  wecom.put({ name: joiner.name, ...member })
  await recordChange(world, { changeType: 'create_user', userid: member.userid, newUserid: null })
  await world.settle()
}
const toldTo = (userid: string) =>
  world.wecomMessages.calls.filter((call) => call.userid === userid)
const gate = () => getGate(world, { employeeNo: 'P1', gateFacts: listGateFacts })

test('the HR core gets one link a person, once: a repeat shows none, the same person gets no second one, a new one ends the first', async () => {
  const first = await send([joiner, { ...joiner, employeeNo: 'P2', phone: '139' }], 'same')
  expect(first).toMatchObject({
    taken: 1,
    refused: 1,
    results: [
      { status: 'added', expiresAt: '2026-12-08T16:00:00.000Z' },
      { status: 'refused', code: 'phone_too_short', field: 'phone' },
    ],
  })
  const link = first.results[0]?.link ?? ''
  expect(link).toMatch(/\/j\/[A-Za-z0-9]{24}$/)
  const repeated = await send([joiner, { ...joiner, employeeNo: 'P2', phone: '139' }], 'same')
  expect(repeated.results[0]).toEqual({
    index: 0,
    status: 'added',
    expiresAt: first.results[0]?.expiresAt,
  })
  const again = await send([joiner])
  expect(again.results[0]).toMatchObject({ status: 'unchanged' })
  expect(again.results[0]).not.toHaveProperty('link')

  const secret = link.split('/').at(-1) ?? ''
  const kept = JSON.stringify([
    await world.db.select().from(preboardings),
    await world.db.select().from(integrationRequests),
    await world.db.select().from(auditLog),
  ])
  expect(kept).not.toContain(secret)

  const newer = await issue({ reissue: true })
  expect(newer).not.toBe(secret)
  expect(await visit(secret, phone)).toEqual({ found: 'nothing' })
  expect(await visit(newer, phone)).toMatchObject({ found: 'unopened' })
})

test('a link opens in one browser: looking opens nothing, the press may be repeated there, and nobody else comes in', async () => {
  const link = await issue()
  await visit(link, phone)
  await visit(link, '')
  expect(await stateNow()).toBe('issued')
  // a browser that keeps no cookie cannot take the link with it
  expect(await open(link, '')).toMatchObject({ found: 'unopened' })
  const both = await Promise.all([open(link, phone), open(link, laptop)])
  const inside = both.map(({ found }) => found).sort()
  expect(inside).toEqual(['elsewhere', 'theirs'])
  const owner = both[0]?.found === 'theirs' ? phone : laptop
  const other = owner === phone ? laptop : phone
  expect(await open(link, owner)).toMatchObject({ found: 'theirs', name: '林小满' })
  expect(await open(link, other)).toEqual({ found: 'elsewhere' })
  expect(await visit(link, 'x'.repeat(43))).toEqual({ found: 'elsewhere' })
  expect(await stateNow()).toBe('opened')
  const acts = await world.db.select().from(auditLog)
  expect(acts.map(({ action }) => action)).toEqual(['preboarding.issued', 'preboarding.opened'])
})

test('a link that is expired, revoked or of somebody who left opens nothing, also for the browser that had it', async () => {
  const link = await issue()
  await open(link)
  world.clock.set(shanghaiInstant('2026-12-08', 23))
  expect(await visit(link, phone)).toMatchObject({ found: 'theirs' })
  world.clock.set(shanghaiInstant('2026-12-09', 0))
  expect(await visit(link, phone)).toEqual({ found: 'ended' })
  expect(await stateNow()).toBe('expired')

  const second = await issue()
  await open(second)
  await revokeLink(world, { employeeNo: 'P1', keyId: 'key_1' })
  await revokeLink(world, { employeeNo: 'P1', keyId: 'key_1' })
  expect(await visit(second, phone)).toEqual({ found: 'ended' })
  expect(await open(second, phone)).toEqual({ found: 'ended' })
  expect(await stateNow()).toBe('revoked')

  const third = await issue()
  await open(third)
  await world.db.update(employees).set({ status: 'left' }).where(eq(employees.employeeNo, 'P1'))
  expect(await visit(third, phone)).toEqual({ found: 'gone' })
})

test('contacts are asked before the person is in WeCom, and the gate and the webhook work then too', async () => {
  await issue({ phone: '139 0000 0001' })
  await expect(nameMother('13900000001')).rejects.toMatchObject({ code: 'own_number' })
  expect(await recordFinished(world, { employeeId: (await person()).id })).toBe(false)
  const contactId = await nameMother()
  expect(world.sms.accepted.map(({ phone }) => phone)).toEqual(['13800009012'])
  expect(await recordFinished(world, { employeeId: (await person()).id })).toBe(true)
  expect(await stateNow()).toBe('filled')
  expect(await gate()).toMatchObject({ complete: false, missing: [{ code: 'waiting' }] })
  await confirm(contactId)
  expect(await gate()).toMatchObject({ complete: true, by: 'coverage', status: 'onboarding' })
  expect(world.webhooks.taken).toHaveLength(1)
})

test('who appears in WeCom with that 工号 is the same person: contacts and proofs stay, the link ends, and nothing is asked twice', async () => {
  const link = await issue()
  await open(link)
  const before = await person()
  await confirm(await nameMother())
  expect(world.wecomMessages.calls).toEqual([])
  await appear({ userid: 'LinXiaoman', employeeNo: 'P1' })
  expect(await person()).toMatchObject({
    id: before.id,
    userid: 'LinXiaoman',
    status: 'active',
  })
  expect(await visit(link, phone)).toEqual({ found: 'member' })
  expect(await stateNow()).toBe('matched')
  expect(await gate()).toMatchObject({ complete: true, coverage: 1 })
  // the news that had to wait, and no question to name contacts
  expect(toldTo('LinXiaoman')).toHaveLength(1)
  await appear({ userid: 'LinXiaoman', employeeNo: 'P1' })
  world.clock.advance(DAY)
  await world.settle()
  expect(toldTo('LinXiaoman')).toHaveLength(1)
  expect(await send([joiner])).toMatchObject({
    results: [{ status: 'refused', code: 'not_joining' }],
  })
})

test('what could not be told waits without failing, and of several news of one contact the newest is told', async () => {
  await issue()
  const contactId = await nameMother()
  for (const event of ['contact.unanswered', 'contact.draft_ended'] as const) {
    await announce(world.db, world.clock.now(), event, { contactId })
    await world.settle()
    world.clock.advance(1_000)
  }
  const waiting = await world.notices()
  expect(waiting.map(({ kind, state }) => [kind, state])).toEqual([
    ['unanswered', 'queued'],
    ['draft_ended', 'queued'],
  ])
  expect(await world.openWarnings()).toEqual([])
  await appear({ userid: 'LinXiaoman', employeeNo: 'P1' })
  const told = (await world.notices()).map(({ kind, state }) => [kind, state])
  expect(told).toEqual([
    ['unanswered', 'dropped'],
    ['draft_ended', 'sent'],
    ['onboarding', 'sent'],
  ])
})

test('nobody is taken for another by their name: a member without 工号 waits for HR, and one with another 工号 is somebody else', async () => {
  const link = await issue()
  await appear({ userid: 'LinXM', employeeNo: null })
  await appear({ userid: 'LinXM2', employeeNo: 'P77' })
  expect(await person()).toMatchObject({ userid: null })
  await sync()
  expect(JSON.stringify(await world.db.select().from(directorySyncs))).toContain('same_name')
  expect(await visit(link, phone)).toMatchObject({ found: 'unopened' })
})

test('who does not come is let go, a month after the first day or at the HR core’s word, and is forgotten like a leaver', async () => {
  const link = await issue()
  const contactId = await nameMother()
  world.clock.set(shanghaiInstant('2026-12-31', 2))
  await retireNotJoined(world)
  expect((await person()).status).toBe('onboarding')
  world.clock.set(shanghaiInstant('2027-01-01', 2))
  await retireNotJoined(world)
  await world.settle()
  expect((await person()).status).toBe('left')
  expect(await stateNow()).toBe('not_joined')
  expect(await visit(link, phone)).toEqual({ found: 'gone' })
  const [contact] = await world.db.select().from(contacts).where(eq(contacts.id, contactId))
  expect(contact?.state).toBe('retired')
  world.clock.advance(31 * DAY)
  await purge(world)
  await world.settle()
  expect(await world.db.select().from(preboardings)).toEqual([])
  const [gone] = await world.db.select().from(employees).where(eq(employees.employeeNo, 'P1'))
  expect(gone?.name).toBe('已离职员工')

  await send([{ ...joiner, employeeNo: 'P9' }])
  await withdrawJoiner(world, { employeeNo: 'P9', keyId: 'key_1' })
  await withdrawJoiner(world, { employeeNo: 'P9', keyId: 'key_1' })
  expect((await getPreboarding(world, { employeeNo: 'P9' })).state).toBe('withdrawn')
  await expect(withdrawJoiner(world, { employeeNo: 'E1', keyId: 'k' })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('whoever is complete before they come is in service only once they are there, and may still be let go', async () => {
  await issue()
  await confirm(await nameMother())
  expect((await person()).status).toBe('onboarding')
  expect((await send([{ ...joiner, reissue: true }])).results[0]?.link).toBeTruthy()
  await appear({ userid: 'Xiaoman', employeeNo: 'P1' })
  expect((await person()).status).toBe('active')
})

test('whoever was complete and does not come is let go all the same', async () => {
  await issue()
  await confirm(await nameMother())
  await withdrawJoiner(world, { employeeNo: 'P1', keyId: 'key_1' })
  await world.settle()
  expect((await person()).status).toBe('left')
})

test('HR sees them among the others, marked as not here yet, until they are in WeCom', async () => {
  await issue()
  const { id } = await person()
  const wanted = { scope: { all: true } as const, filter: {}, sort: 'severity' as const }
  const marked = async () => {
    await announce(world.db, world.clock.now(), 'employee.touched', { employeeId: id })
    await world.settle()
    const { items } = await getWorklist(world, wanted)
    return items.filter(({ employee }) => employee.id === id).map(({ awaited }) => awaited)
  }
  world.clock.set(shanghaiInstant('2026-12-09', 10))
  expect(await marked()).toEqual([true])
  expect(await findOpenPreboarding(world, id)).toEqual({ state: 'expired', startOn: '2026-12-01' })
  await appear({ userid: 'LinXiaoman', employeeNo: 'P1' })
  expect(await marked()).toEqual([undefined])
  expect(await findOpenPreboarding(world, id)).toBeNull()
})

test('the HR core may say itself which account somebody has: the link ends, also before their first day', async () => {
  const link = await issue()
  await open(link)
  const rows = [{ employeeNo: 'P1', status: 'active', userid: 'LinXiaoman' }]
  const batch = { lineId: 'key_1', key: `k${++requests}`, what: 'employees', rows }
  await takeBatch(world, batch, writeEmployees)
  await world.settle()
  expect(await visit(link, phone)).toEqual({ found: 'member' })
  expect(await stateNow()).toBe('matched')
})

test('only whoever waited for an account is announced when a company gets its accounts', async () => {
  const rows = [1, 2, 3].map((no) => ({ employeeNo: `A${no}`, name: '甲', status: 'active' }))
  const given = (withAccount: boolean) => ({
    lineId: 'key_1',
    key: `k${++requests}`,
    what: 'employees',
    rows: rows.map((row) => ({ ...row, ...(withAccount ? { userid: row.employeeNo } : {}) })),
  })
  await takeBatch(world, given(false), writeEmployees)
  await world.settle()
  await takeBatch(world, given(true), writeEmployees)
  const jobs = await world.db.execute(`select event from jobs where event = 'employee.matched'`)
  expect(rowsOf(jobs)).toEqual([])
})
