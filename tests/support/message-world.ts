import { asc } from 'drizzle-orm'
import { issueChallenge } from '../../api/_src/features/challenge/issue-challenge.ts'
import { drainOutbox } from '../../api/_src/flow/drain-outbox.ts'
import type { Flow } from '../../api/_src/flow/flow.ts'
import { createRunJob } from '../../api/_src/flow/run-job.ts'
import type { DirectoryPort } from '../../api/_src/ports/directory.ts'
import type { RosterPort } from '../../api/_src/ports/roster.ts'
import type { SmsAccountPort } from '../../api/_src/ports/sms-account.ts'
import { messages, notices, warnings } from '../../db/schema/index.ts'
import { type NamedContact, nameContact } from './asked-contact.ts'
import { clearTables } from './clear-tables.ts'
import {
  createScriptedCards,
  createScriptedMailer,
  type ScriptedCards,
  type ScriptedMailer,
} from './scripted-desk-vendors.ts'
import {
  createScriptedSms,
  createScriptedWecom,
  type ScriptedSms,
  type ScriptedWecom,
} from './scripted-vendors.ts'
import { createScriptedWebhooks, type ScriptedWebhooks } from './scripted-webhooks.ts'
import { createTestCore, type TestCore, type TestCoreOptions, workdayMorning } from './test-core.ts'

/** The product's background work over vendors that do as they are told. */
export type MessageWorld = Flow &
  TestCore & {
    sms: ScriptedSms
    wecomMessages: ScriptedWecom
    wecomCards: ScriptedCards
    mailer: ScriptedMailer
    webhooks: ScriptedWebhooks
    /** Runs all that is due, on a clock that stands. */
    settle(): Promise<void>
    /** Names a contact and puts the question to them; the SMS leaves when `settle` runs. */
    ask(wanted?: Parameters<typeof nameContact>[1]): Promise<NamedContact & { challengeId: string }>
    messages(): Promise<(typeof messages.$inferSelect)[]>
    notices(): Promise<(typeof notices.$inferSelect)[]>
    openWarnings(): Promise<string[]>
    /** Empty again, at 10:00 on the workday, with vendors that forgot everything. */
    reset(): Promise<void>
  }

export async function createMessageWorld(
  options: TestCoreOptions & {
    directory?: DirectoryPort
    roster?: RosterPort
    canaryPhone?: string
    smsAccount?: SmsAccountPort
  } = {},
): Promise<MessageWorld> {
  const core = await createTestCore(options)
  const sms = createScriptedSms()
  const wecomMessages = createScriptedWecom()
  const wecomCards = createScriptedCards()
  const mailer = createScriptedMailer()
  const webhooks = createScriptedWebhooks()
  const numberService = {
    status: async () => ({ status: 'normal' as const, carrier: null }),
    attribute: async () => ({ carrier: null, province: null, city: null }),
    reassigned: async () => 'unknown' as const,
  }
  const vendors = { sms, wecomMessages, wecomCards, mailer, webhooks }
  const { directory = null, roster = null, canaryPhone = null, smsAccount = null } = options
  const sources = { directory, roster, retentionDays: 30, canaryPhone, smsAccount }
  const flow: Flow & TestCore = { ...core, ...vendors, ...sources, numberService }
  const run = createRunJob(flow)
  return {
    ...flow,
    ...vendors,
    async settle() {
      await drainOutbox(flow, run)
    },
    async ask(wanted) {
      const named = await nameContact(flow, wanted)
      const issued = await issueChallenge(flow, { contactId: named.contactId })
      if (issued.outcome !== 'issued') throw new Error(`not issued: ${issued.outcome}`)
      return { ...named, challengeId: issued.challengeId }
    },
    messages: () => flow.db.select().from(messages).orderBy(asc(messages.id)),
    notices: () => flow.db.select().from(notices).orderBy(asc(notices.id)),
    async openWarnings() {
      const rows = await flow.db.select({ kind: warnings.kind }).from(warnings)
      return rows.map(({ kind }) => kind)
    },
    async reset() {
      await clearTables(flow)
      flow.clock.set(workdayMorning)
      for (const vendor of Object.values(vendors)) vendor.forget()
    },
  }
}
