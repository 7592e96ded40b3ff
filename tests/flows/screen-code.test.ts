import { isNull } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { confirmChallenge } from '../../api/_src/features/challenge/confirm-challenge.ts'
import { confirmScreenCode } from '../../api/_src/features/challenge/confirm-screen-code.ts'
import { declineChallenge } from '../../api/_src/features/challenge/decline-challenge.ts'
import { requestCode } from '../../api/_src/features/challenge/request-code.ts'
import { requestScreenCode } from '../../api/_src/features/challenge/request-screen-code.ts'
import { addMilliseconds, MINUTE } from '../../api/_src/kernel/clock.ts'
import { challengeCodes, contacts, numbers } from '../../db/schema/index.ts'
import { announced } from '../support/announced.ts'
import { type AskedContact, askContact, sendSecrets } from '../support/asked-contact.ts'
import { clearTables } from '../support/clear-tables.ts'
import { createTestCore, type TestCore, workdayMorning } from '../support/test-core.ts'

let core: TestCore
let asked: AskedContact
beforeAll(async () => {
  core = await createTestCore()
})
beforeEach(async () => {
  core.clock.set(workdayMorning)
  await clearTables(core)
  asked = await askContact(core)
})
afterAll(() => core.close())

async function codeInSms(): Promise<string> {
  const [row] = await core.db.select().from(challengeCodes).where(isNull(challengeCodes.codeHash))
  const secrets = await sendSecrets(core, {
    challengeId: null,
    codeId: row?.id ?? null,
    needsLink: false,
  })
  return secrets?.code ?? ''
}
const otherThan = (code: string) => (code === '111111' ? '222222' : '111111')

describe("the code on the employee's screen", () => {
  test('proves once that the contact sits there, and says nothing about the question', async () => {
    await requestScreenCode(core, asked)
    const code = await codeInSms()
    await confirmScreenCode(core, { ...asked, code })
    expect(await announced(core, 'challenge.screen_confirmed')).toEqual([
      { contactId: asked.contactId },
    ])
    expect(await announced(core, 'challenge.confirmed')).toEqual([])
    await expect(confirmScreenCode(core, { ...asked, code })).rejects.toMatchObject({
      code: 'code_expired',
    })
  })

  test('is not the code of the page, nor the other way round', async () => {
    await requestScreenCode(core, asked)
    const screen = await codeInSms()
    core.clock.advance(MINUTE)
    await requestCode(core, { token: asked.link, purpose: 'confirm' })
    const page = await codeInSms()
    if (screen === page) return
    expect(await confirmChallenge(core, { token: asked.link, code: screen })).toMatchObject({
      outcome: 'wrong',
    })
    await expect(confirmScreenCode(core, { ...asked, code: page })).rejects.toMatchObject({
      code: 'code_wrong',
    })
  })

  test("its wrong tries lock the employee's screen for the day, not the contact's page", async () => {
    await requestScreenCode(core, asked)
    const code = await codeInSms()
    for (let i = 0; i < 5; i++)
      await expect(
        confirmScreenCode(core, { ...asked, code: otherThan(code) }),
      ).rejects.toMatchObject({ code: 'code_wrong' })
    await expect(confirmScreenCode(core, { ...asked, code })).rejects.toMatchObject({
      code: 'code_locked',
    })
    core.clock.advance(MINUTE)
    await requestCode(core, { token: asked.link, purpose: 'confirm' })
    expect(await confirmChallenge(core, { token: asked.link, code: await codeInSms() })).toEqual({
      outcome: 'confirmed',
    })
  })

  test('is limited together with the codes of the page, and says when', async () => {
    await requestCode(core, { token: asked.link, purpose: 'confirm' })
    await expect(requestScreenCode(core, asked)).rejects.toMatchObject({
      code: 'too_soon',
      retryAt: addMilliseconds(workdayMorning, MINUTE),
    })
  })

  test("is not to be had for somebody else's contact, which looks like one that does not exist", async () => {
    const stranger = { ...asked, employeeId: 'emp_other' }
    await expect(requestScreenCode(core, stranger)).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      requestScreenCode(core, { ...asked, contactId: 'con_none' }),
    ).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(confirmScreenCode(core, { ...stranger, code: '111111' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test.each([
    ['number_stopped', { stoppedAt: workdayMorning }],
    ['number_vacant', { status: 'vacant' as const }],
  ])('goes to no number that is %s', async (code, known) => {
    await core.db
      .insert(numbers)
      .values({ phoneHash: core.vault.hash('phone', asked.phone), ...known })
    await expect(requestScreenCode(core, asked)).rejects.toMatchObject({ code })
  })

  test('goes to nobody who said no, and to nobody who is already proven', async () => {
    await core.db.update(contacts).set({ state: 'valid' })
    await expect(requestScreenCode(core, asked)).rejects.toMatchObject({ code: 'nothing_to_do' })
    await core.db.update(contacts).set({ state: 'pending' })
    await declineChallenge(core, { token: asked.link, why: 'unwilling' })
    await expect(requestScreenCode(core, asked)).rejects.toMatchObject({ code: 'pair_refused' })
    expect(await announced(core, 'code.issued')).toEqual([])
  })
})
