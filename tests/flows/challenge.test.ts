import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeChallenges } from '../../api/_src/features/challenge/close-challenges.ts'
import { confirmChallenge } from '../../api/_src/features/challenge/confirm-challenge.ts'
import { confirmLookup } from '../../api/_src/features/challenge/confirm-lookup.ts'
import { declineChallenge } from '../../api/_src/features/challenge/decline-challenge.ts'
import { expireChallenges } from '../../api/_src/features/challenge/expire-challenges.ts'
import { issueChallenge } from '../../api/_src/features/challenge/issue-challenge.ts'
import { issueChallenges } from '../../api/_src/features/challenge/issue-challenges.ts'
import { recordReply } from '../../api/_src/features/challenge/record-reply.ts'
import { repeatChallenges } from '../../api/_src/features/challenge/repeat-challenges.ts'
import { requestCode } from '../../api/_src/features/challenge/request-code.ts'
import { requestLink } from '../../api/_src/features/challenge/request-link.ts'
import { undoDecline } from '../../api/_src/features/challenge/undo-decline.ts'
import { DAY, MINUTE } from '../../api/_src/kernel/clock.ts'
import {
  carrierForms,
  challengeLinks,
  challenges,
  contacts,
  employees,
  numbers,
  settings,
} from '../../db/schema/index.ts'
import { announced } from '../support/announced.ts'
import { askContact, nameContact, noticeLeft, sendSecrets } from '../support/asked-contact.ts'
import { clearTables } from '../support/clear-tables.ts'
import { createTestCore, type TestCore, workdayMorning } from '../support/test-core.ts'

let core: TestCore
beforeAll(async () => {
  core = await createTestCore()
})
beforeEach(async () => {
  core.clock.set(workdayMorning)
  await clearTables(core)
})
afterAll(() => core.close())

const stateOf = async (challengeId: string) => {
  const [row] = await core.db.select().from(challenges).where(eq(challenges.id, challengeId))
  return row
}

/** Presses `agree`, plays the sender and gives the code. */
async function codeFor(link: string): Promise<string> {
  const asked = await requestCode(core, { token: link, purpose: 'confirm' })
  if (asked.outcome !== 'issued') throw new Error(`no code: ${asked.outcome}`)
  const secrets = await sendSecrets(core, {
    challengeId: null,
    codeId: asked.codeId,
    needsLink: false,
  })
  return secrets?.code ?? ''
}

const anotherCode = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('putting the question', () => {
  test('however often it is issued, a contact has one open question, announced once', async () => {
    const { contactId } = await nameContact(core)
    const results = await Promise.all([
      issueChallenge(core, { contactId }),
      issueChallenge(core, { contactId }),
      issueChallenge(core, { contactId }),
    ])
    expect(results.map(({ outcome }) => outcome).sort()).toEqual([
      'already_open',
      'already_open',
      'issued',
    ])
    expect(await announced(core, 'challenge.issued')).toHaveLength(1)
  })

  test.each([
    ['number_dead', { status: 'vacant' as const }],
    ['number_stopped', { stoppedAt: new Date('2026-01-01T00:00:00Z') }],
  ])('a number is not asked: %s', async (why, known) => {
    const { contactId, phone } = await nameContact(core)
    await core.db.insert(numbers).values({ phoneHash: core.vault.hash('phone', phone), ...known })
    expect(await issueChallenge(core, { contactId })).toEqual({ outcome: 'refused', why })
    expect(await announced(core, 'challenge.issued')).toEqual([])
  })

  test('nobody is asked for an employee who left', async () => {
    const { contactId, employeeId } = await nameContact(core)
    await core.db.update(employees).set({ status: 'left' }).where(eq(employees.id, employeeId))
    expect(await issueChallenge(core, { contactId })).toMatchObject({ why: 'employee_left' })
  })

  test('a pair that said no is not asked again, also under a new name', async () => {
    const first = await askContact(core)
    await declineChallenge(core, { token: first.link, why: 'unwilling' })
    await core.db.update(contacts).set({ state: 'retired', position: null })
    const at = core.clock.now()
    await core.db.insert(contacts).values({
      id: 'con_again',
      employeeId: first.employeeId,
      nameSealed: core.vault.seal('name', '王芬芬'),
      relation: '母亲',
      phoneSealed: core.vault.seal('phone', first.phone),
      phoneHash: core.vault.hash('phone', first.phone),
      channel: 'mobile',
      state: 'pending',
      source: 'employee',
      createdAt: at,
      updatedAt: at,
    })
    expect(await issueChallenge(core, { contactId: 'con_again' })).toMatchObject({
      why: 'pair_said_no',
    })
  })

  test('a carrier that blocks links is asked in the form its receipts taught us', async () => {
    const { contactId, phone } = await nameContact(core)
    await core.db
      .insert(numbers)
      .values({ phoneHash: core.vault.hash('phone', phone), carrier: 'CTCC' })
    await core.db.insert(carrierForms).values({
      carrier: 'CTCC',
      form: 'reply',
      why: 'NO_ROUTE',
      changedAt: core.clock.now(),
    })
    const issued = await issueChallenge(core, { contactId })
    expect(issued.outcome === 'issued' && (await stateOf(issued.challengeId))?.form).toBe('reply')
  })

  test('two questions to one number never share an extend code', async () => {
    const all = await Promise.all([askContact(core), askContact(core), askContact(core)])
    const codes = await Promise.all(
      all.map(async (one) => (await stateOf(one.challengeId))?.extendCode),
    )
    expect(new Set(codes).size).toBe(3)
  })
})

describe('answering', () => {
  test('the code from the SMS confirms, once, and is announced once', async () => {
    const { link, challengeId } = await askContact(core)
    const code = await codeFor(link)
    const results = await Promise.all([
      confirmChallenge(core, { token: link, code }),
      confirmChallenge(core, { token: link, code }),
    ])
    const outcomes = results.map(({ outcome }) => outcome)
    expect(outcomes.filter((outcome) => outcome === 'confirmed')).toHaveLength(1)
    expect(await announced(core, 'challenge.confirmed')).toEqual([{ challengeId }])
    expect(await stateOf(challengeId)).toMatchObject({ state: 'confirmed', answeredVia: 'code' })
  })

  test('a yes and a no at the same moment are one answer, whichever came first', async () => {
    const { link, challengeId } = await askContact(core)
    const code = await codeFor(link)
    const results = await Promise.all([
      confirmChallenge(core, { token: link, code }),
      declineChallenge(core, { token: link, why: 'unknown' }),
    ])
    const won = results.filter(({ outcome }) => outcome === 'confirmed' || outcome === 'declined')
    expect(won).toHaveLength(1)
    const told = [
      ...(await announced(core, 'challenge.confirmed')),
      ...(await announced(core, 'challenge.declined')),
    ]
    expect(told).toEqual([{ challengeId }])
    expect((await stateOf(challengeId))?.state).toBe(won[0]?.outcome)
  })

  test('every link of an open question works, the earlier code too', async () => {
    const { link, challengeId } = await askContact(core)
    const second = await sendSecrets(core, { challengeId, codeId: null, needsLink: true })
    const early = await codeFor(link)
    core.clock.advance(MINUTE)
    await codeFor(second?.link ?? '')
    expect(await confirmChallenge(core, { token: second?.link ?? '', code: early })).toEqual({
      outcome: 'confirmed',
    })
  })

  test('a hundred guesses at once get five tries between them, and the right code comes too late', async () => {
    const { link, challengeId } = await askContact(core)
    const code = await codeFor(link)
    const wrong = anotherCode(code)
    const guesses = await Promise.all(
      Array.from({ length: 100 }, () => confirmChallenge(core, { token: link, code: wrong })),
    )
    expect(guesses.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(5)
    expect(guesses.filter(({ outcome }) => outcome === 'locked')).toHaveLength(95)
    expect(await confirmChallenge(core, { token: link, code })).toEqual({ outcome: 'locked' })
    expect((await stateOf(challengeId))?.state).toBe('open')
  })

  test('two contacts with one number that draw the same extend code are both asked', async () => {
    const named = [await nameContact(core), await nameContact(core)]
    const contactIds = named.map(({ contactId }) => contactId)
    const random = { bytes: (count: number) => new Uint8Array(count) }
    await issueChallenges({ ...core, random }, { contactIds })
    const rows = await core.db.select().from(challenges)
    expect(rows.map(({ contactId }) => contactId).toSorted()).toEqual(contactIds.toSorted())
    expect(new Set(rows.map(({ extendCode }) => extendCode)).size).toBe(2)
  })

  test('who said yes a moment ago is not asked again by a step that runs twice', async () => {
    const { link, contactId } = await askContact(core)
    const code = await codeFor(link)
    expect(await confirmChallenge(core, { token: link, code })).toEqual({ outcome: 'confirmed' })
    // the contact's own record does not show it yet
    const why = { outcome: 'refused', why: 'said_yes_just_now' }
    expect(await issueChallenge(core, { contactId })).toEqual(why)
    await issueChallenges(core, { contactIds: [contactId] })
    expect(await announced(core, 'challenge.issued')).toHaveLength(1)
  })

  test('the five tries of a day are one count for the personal link and the fixed form', async () => {
    const { link, phone } = await askContact(core)
    const code = await codeFor(link)
    const phoneHash = core.vault.hash('phone', phone)
    const wrong = anotherCode(code)
    for (let i = 0; i < 3; i++) await confirmChallenge(core, { token: link, code: wrong })
    expect(await confirmLookup(core, { phoneHash, code: wrong })).toMatchObject({ left: 1 })
    expect(await confirmLookup(core, { phoneHash, code: wrong })).toMatchObject({ left: 0 })
    expect(await confirmLookup(core, { phoneHash, code: wrong })).toEqual({ outcome: 'locked' })
    expect(await confirmChallenge(core, { token: link, code })).toEqual({ outcome: 'locked' })
  })

  test('the next day in Shanghai there are five tries again', async () => {
    const { link } = await askContact(core)
    const code = await codeFor(link)
    for (let i = 0; i < 6; i++)
      await confirmChallenge(core, { token: link, code: anotherCode(code) })
    core.clock.advance(DAY)
    const fresh = await codeFor(link)
    expect(await confirmChallenge(core, { token: link, code: fresh })).toEqual({
      outcome: 'confirmed',
    })
  })

  test('codes are one a minute, and a refusal says when', async () => {
    const { link } = await askContact(core)
    await codeFor(link)
    const asked = core.clock.now()
    core.clock.advance(MINUTE - 1)
    expect(await requestCode(core, { token: link, purpose: 'confirm' })).toEqual({
      outcome: 'soon',
      retryAt: new Date(asked.getTime() + MINUTE),
    })
  })

  test('presses at the same moment ask for one code', async () => {
    const { link } = await askContact(core)
    const press = () => requestCode(core, { token: link, purpose: 'confirm' })
    const pressed = await Promise.all([press(), press(), press()])
    expect(pressed.filter(({ outcome }) => outcome === 'issued')).toHaveLength(1)
    expect(await announced(core, 'code.issued')).toHaveLength(1)
  })

  test('neither the link nor the code is anywhere in the database', async () => {
    const { link } = await askContact(core)
    const code = await codeFor(link)
    const dumps = await Promise.all(
      ['challenge_links', 'challenge_codes', 'challenges', 'jobs'].map((table) =>
        core.db.execute(`select * from ${table}`),
      ),
    )
    const text = JSON.stringify(dumps)
    expect(text).not.toContain(link)
    expect(text).not.toContain(code)
  })

  test('a no can be taken back for 24 hours, and the question is answered again', async () => {
    const { link, challengeId } = await askContact(core)
    await declineChallenge(core, { token: link, why: 'unknown' })
    core.clock.advance(DAY - 1)
    expect(await undoDecline(core, { token: link })).toEqual({ outcome: 'undone' })
    expect(await undoDecline(core, { token: link })).toEqual({ outcome: 'too_late' })
    expect(await announced(core, 'challenge.undone')).toEqual([{ challengeId }])
    const code = await codeFor(link)
    expect(await confirmChallenge(core, { token: link, code })).toEqual({ outcome: 'confirmed' })
  })

  test('after 24 hours a no stands', async () => {
    const { link } = await askContact(core)
    await declineChallenge(core, { token: link, why: 'unwilling' })
    core.clock.advance(DAY)
    expect(await undoDecline(core, { token: link })).toEqual({ outcome: 'too_late' })
  })

  test('a reply by SMS answers once: a 2 after a 1 changes nothing', async () => {
    const { challengeId } = await askContact(core)
    await recordReply(core, { challengeId, answer: 'agree' })
    await recordReply(core, { challengeId, answer: 'decline' })
    expect(await stateOf(challengeId)).toMatchObject({
      state: 'confirmed',
      answeredVia: 'sms_reply',
    })
    expect(await announced(core, 'challenge.declined')).toEqual([])
  })

  test('a renewal is proven by the link, or by a code where the setting says so', async () => {
    const proven = {
      state: 'due',
      proofKind: 'contact_code',
      proofAt: new Date('2026-05-20T02:00:00Z'),
    } as const
    const { link } = await askContact(core, { row: proven })
    await core.db
      .insert(settings)
      .values({ key: 'renewalProof', value: 'code', changedAt: core.clock.now() })
    expect(await confirmChallenge(core, { token: link, code: '' })).toEqual({
      outcome: 'code_needed',
    })
    await core.db.update(settings).set({ value: 'link' })
    expect(await confirmChallenge(core, { token: link, code: '' })).toEqual({
      outcome: 'confirmed',
    })
  })

  test('a first question is never proven by the link alone', async () => {
    const { link } = await askContact(core)
    expect(await confirmChallenge(core, { token: link, code: '' })).toEqual({
      outcome: 'code_needed',
    })
  })
})

describe('days 3 and 7', () => {
  test('an open question is repeated once on day 3 and expires once on day 7, however many sweeps run', async () => {
    const all = await Promise.all(Array.from({ length: 25 }, () => askContact(core)))
    core.clock.advance(3 * DAY - 1)
    expect(await repeatChallenges(core)).toBe(0)
    core.clock.advance(1)
    await Promise.all([repeatChallenges(core), repeatChallenges(core)])
    expect(await announced(core, 'challenge.repeated')).toHaveLength(all.length)
    core.clock.advance(4 * DAY)
    await Promise.all([expireChallenges(core), expireChallenges(core), repeatChallenges(core)])
    expect(await announced(core, 'challenge.expired')).toHaveLength(all.length)
    expect(await announced(core, 'challenge.repeated')).toHaveLength(all.length)
  })

  test('the clocks run from the first notice; a later one does not restart them', async () => {
    const { challengeId } = await askContact(core)
    const first = await stateOf(challengeId)
    core.clock.advance(DAY)
    await noticeLeft(core, challengeId)
    expect(await stateOf(challengeId)).toEqual(first)
  })

  test('a question that was never sent does not expire', async () => {
    const { contactId } = await nameContact(core)
    await issueChallenge(core, { contactId })
    core.clock.advance(30 * DAY)
    expect(await expireChallenges(core)).toBe(0)
  })

  test('an answered question is neither repeated nor expired', async () => {
    const { challengeId } = await askContact(core)
    await recordReply(core, { challengeId, answer: 'agree' })
    core.clock.advance(8 * DAY)
    expect(await repeatChallenges(core)).toBe(0)
    expect(await expireChallenges(core)).toBe(0)
  })
})

describe('a new link', () => {
  test('a question that expired is opened again by the link in the old SMS, once', async () => {
    const { link, contactId } = await askContact(core)
    core.clock.advance(8 * DAY)
    await expireChallenges(core)
    await core.db.update(contacts).set({ state: 'unanswered' })
    expect(await requestLink(core, { token: link })).toEqual({ outcome: 'sent' })
    core.clock.advance(MINUTE)
    expect(await requestLink(core, { token: link })).toEqual({ outcome: 'sent' })
    const open = await core.db.select().from(challenges).where(eq(challenges.state, 'open'))
    expect(open.map((row) => row.contactId)).toEqual([contactId])
    const asked = await announced(core, 'link.requested')
    expect(asked).toEqual([{ challengeId: open[0]?.id }, { challengeId: open[0]?.id }])
  })

  test('a confirmed contact gets back to their answer, and one that said no gets no SMS', async () => {
    const yes = await askContact(core)
    const no = await askContact(core, { phone: '13800009013' })
    await recordReply(core, { challengeId: yes.challengeId, answer: 'agree' })
    await declineChallenge(core, { token: no.link, why: 'unwilling' })
    await core.db
      .update(contacts)
      .set({ state: 'invalid', cause: 'declined', position: null })
      .where(eq(contacts.id, no.contactId))
    core.clock.advance(8 * DAY)
    expect(await requestLink(core, { token: yes.link })).toEqual({ outcome: 'sent' })
    expect(await requestLink(core, { token: no.link })).toEqual({ outcome: 'over' })
    expect(await announced(core, 'link.requested')).toEqual([{ challengeId: yes.challengeId }])
  })

  test('a refusal that was taken back is not closed by the news of the refusal', async () => {
    const { link, challengeId, contactId } = await askContact(core)
    await declineChallenge(core, { token: link, why: 'unknown' })
    await core.db.update(contacts).set({ state: 'invalid', cause: 'wrong_person', position: null })
    await undoDecline(core, { token: link })
    await closeChallenges(core, { contactId })
    expect((await stateOf(challengeId))?.state).toBe('open')
  })

  test('nothing is minted for a message whose question was answered meanwhile', async () => {
    const { challengeId, contactId } = await askContact(core)
    await core.db.update(contacts).set({ state: 'retired', position: null })
    await closeChallenges(core, { contactId })
    const before = await core.db.$count(challengeLinks)
    expect(await sendSecrets(core, { challengeId, codeId: null, needsLink: true })).toBeNull()
    expect(await core.db.$count(challengeLinks)).toBe(before)
  })
})
