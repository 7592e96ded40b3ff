import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { confirmChallenge } from '../../api/_src/features/challenge/confirm-challenge.ts'
import { declineChallenge } from '../../api/_src/features/challenge/decline-challenge.ts'
import { expireChallenges } from '../../api/_src/features/challenge/expire-challenges.ts'
import { issueChallenge } from '../../api/_src/features/challenge/issue-challenge.ts'
import { issueChallenges } from '../../api/_src/features/challenge/issue-challenges.ts'
import { recordReply } from '../../api/_src/features/challenge/record-reply.ts'
import { repeatChallenges } from '../../api/_src/features/challenge/repeat-challenges.ts'
import { requestCode } from '../../api/_src/features/challenge/request-code.ts'
import { requestLink } from '../../api/_src/features/challenge/request-link.ts'
import { undoDecline } from '../../api/_src/features/challenge/undo-decline.ts'
import { DAY } from '../../api/_src/kernel/clock.ts'
import { challenges, contacts } from '../../db/schema/index.ts'
import { announced } from '../support/announced.ts'
import { askContact, nameContact, sendSecrets } from '../support/asked-contact.ts'
import { clearTables } from '../support/clear-tables.ts'
import { createTestCore, type TestCore, workdayMorning } from '../support/test-core.ts'

// PGlite has one connection and cannot race; these need a real server
let core: TestCore
beforeAll(async () => {
  core = await createTestCore({ driver: 'pg', poolSize: 20 })
})
beforeEach(async () => {
  core.clock.set(workdayMorning)
  await clearTables(core)
})
afterAll(() => core.close())

const times = <T>(count: number, act: () => Promise<T>) =>
  Promise.all(Array.from({ length: count }, act))
const outcomes = (results: readonly { outcome: string }[], outcome: string) =>
  results.filter((result) => result.outcome === outcome).length

async function codeFor(link: string): Promise<string> {
  const asked = await requestCode(core, { token: link, purpose: 'confirm' })
  const codeId = asked.outcome === 'issued' ? asked.codeId : null
  const secrets = await sendSecrets(core, { challengeId: null, codeId, needsLink: false })
  return secrets?.code ?? ''
}

describe('twenty at once', () => {
  test('issue one question', async () => {
    const { contactId } = await nameContact(core)
    const issued = await times(20, () => issueChallenge(core, { contactId }))
    expect(outcomes(issued, 'issued')).toBe(1)
    expect(outcomes(issued, 'already_open')).toBe(19)
    expect(await announced(core, 'challenge.issued')).toHaveLength(1)
  })

  test('questions to one number get twenty extend codes', async () => {
    const named = await Promise.all(Array.from({ length: 20 }, () => nameContact(core)))
    await Promise.all(named.map(({ contactId }) => issueChallenge(core, { contactId })))
    const rows = await core.db.select({ code: challenges.extendCode }).from(challenges)
    expect(new Set(rows.map(({ code }) => code)).size).toBe(20)
  })

  test('whole companies at once: every contact is asked once, and nobody who said no, in any of them', async () => {
    const named = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        nameContact(core, { phone: `1380001${1000 + (n % 20)}` }),
      ),
    )
    const refusing = await nameContact(core, { row: { cause: 'declined' } })
    const contactIds = [...named, refusing].map(({ contactId }) => contactId)
    await times(6, () => issueChallenges(core, { contactIds }))
    const rows = await core.db.select().from(challenges)
    const asked = rows.map(({ contactId }) => contactId).toSorted()
    expect(asked).toEqual(named.map(({ contactId }) => contactId).toSorted())
    expect(new Set(rows.map((row) => row.phoneHash + row.extendCode)).size).toBe(60)
    expect(await announced(core, 'challenge.issued')).toHaveLength(60)
  })

  test('answer a question once, whichever way they come', async () => {
    const { link, challengeId } = await askContact(core)
    const code = await codeFor(link)
    await Promise.all([
      times(8, () => confirmChallenge(core, { token: link, code })),
      times(6, () => declineChallenge(core, { token: link, why: 'unwilling' })),
      times(3, () => recordReply(core, { challengeId, answer: 'agree' })),
      times(3, () => recordReply(core, { challengeId, answer: 'decline' })),
    ])
    const confirmed = await announced(core, 'challenge.confirmed')
    const declined = await announced(core, 'challenge.declined')
    expect(confirmed.length + declined.length).toBe(1)
    const [row] = await core.db.select().from(challenges).where(eq(challenges.id, challengeId))
    expect(row?.state).toBe(confirmed.length === 1 ? 'confirmed' : 'declined')
  })

  test('guess a code five times between them', async () => {
    const { link } = await askContact(core)
    const code = await codeFor(link)
    const wrong = code === '111111' ? '222222' : '111111'
    const guesses = await times(60, () => confirmChallenge(core, { token: link, code: wrong }))
    expect(outcomes(guesses, 'wrong')).toBe(5)
    expect(outcomes(guesses, 'locked')).toBe(55)
  })

  test('ask for one code', async () => {
    const { link } = await askContact(core)
    const asked = await times(20, () => requestCode(core, { token: link, purpose: 'confirm' }))
    expect(outcomes(asked, 'issued')).toBe(1)
    expect(outcomes(asked, 'soon')).toBe(19)
  })

  test('take a refusal back once', async () => {
    const { link } = await askContact(core)
    await declineChallenge(core, { token: link, why: 'unknown' })
    const undone = await times(20, () => undoDecline(core, { token: link }))
    expect(outcomes(undone, 'undone')).toBe(1)
    expect(await announced(core, 'challenge.undone')).toHaveLength(1)
  })

  test('open an expired question again once, with one SMS', async () => {
    const { link } = await askContact(core)
    core.clock.advance(8 * DAY)
    await expireChallenges(core)
    await core.db.update(contacts).set({ state: 'unanswered' })
    await times(20, () => requestLink(core, { token: link }))
    const open = await core.db.select().from(challenges).where(eq(challenges.state, 'open'))
    expect(open).toHaveLength(1)
    expect(await announced(core, 'link.requested')).toHaveLength(1)
  })

  test('sweep: each question is repeated once and expires once', async () => {
    await Promise.all(Array.from({ length: 60 }, () => askContact(core)))
    core.clock.advance(3 * DAY)
    await times(10, () => repeatChallenges(core))
    expect(await announced(core, 'challenge.repeated')).toHaveLength(60)
    core.clock.advance(4 * DAY)
    await times(10, () => expireChallenges(core))
    expect(await announced(core, 'challenge.expired')).toHaveLength(60)
  })
})
