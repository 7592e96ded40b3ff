import type { Db } from '../../db/client.ts'
import type { Config } from './config.ts'
import { callsSince } from './features/system/calls-since.ts'
import { recordCalls } from './features/system/record-calls.ts'
import { drainOutbox } from './flow/drain-outbox.ts'
import type { Flow } from './flow/flow.ts'
import { createRunJob } from './flow/run-job.ts'
import { type Clock, systemClock } from './kernel/clock.ts'
import { createLog } from './kernel/log.ts'
import { type Random, systemRandom } from './kernel/random.ts'
import { createRunSoon, type RunSoon } from './kernel/run-soon.ts'
import { createSettingsReader } from './kernel/settings.ts'
import { createVault } from './kernel/vault.ts'
import type { MembersPort } from './ports/members.ts'
import type { ProviderHealth } from './ports/provider-health.ts'
import type { WecomCallbacksPort } from './ports/wecom-callbacks.ts'
import { createAliyunBilling } from './providers/aliyun-billing/index.ts'
import { createAliyunNumber } from './providers/aliyun-number/index.ts'
import { createAliyunSms } from './providers/aliyun-sms/index.ts'
import { createSmtp } from './providers/smtp/index.ts'
import { createWebhooks } from './providers/webhook/index.ts'
import { createWecom } from './providers/wecom/index.ts'

/** All that the doors are given. */
export type Context = Flow & {
  config: Config
  members: MembersPort
  /** Null: WeCom has no address to call back. */
  wecomCallbacks: WecomCallbacksPort | null
  /** Drains the outbox after the answer left. */
  drainSoon: RunSoon
  /** How the outside systems have been answering this instance. */
  health(): ProviderHealth[]
  /** Waits for what is being drained, then lets go of every connection but the database's. */
  close(): Promise<void>
}

export type ContextParts = {
  db: Db
  clock?: Clock
  random?: Random
  writeLog?: (line: string) => void
  /** Milliseconds of a clock that is never set, for how old read settings are. */
  monotonicNow?: () => number
  /** A function with a time limit stops taking new work after so many milliseconds of draining. */
  drainFor?: number
}

/** The one place that builds providers: configuration in, everything the product needs out. */
export function createContext(config: Config, parts: ContextParts): Context {
  const { db, clock = systemClock, random = systemRandom } = parts
  const monotonicNow = parts.monotonicNow ?? (() => performance.now())
  const drainFor = parts.drainFor ?? Number.POSITIVE_INFINITY
  const vault = createVault(config.vault)
  const log = createLog(
    config.server.logLevel,
    parts.writeLog ?? ((line) => process.stdout.write(line)),
  )
  const { egressProxyUrl } = config
  const settings = createSettingsReader(monotonicNow)
  const chosen = async () => {
    const { smsTemplateCodes, smsSignName } = await settings.read(db)
    return { codes: smsTemplateCodes, signName: smsSignName }
  }
  const sms = createAliyunSms(
    { ...config.aliyun, ...config.sms, egressProxyUrl },
    { db, clock, chosen },
  )
  const numbers = createAliyunNumber(
    { ...config.aliyun, ...config.numberService, egressProxyUrl },
    { db },
  )
  const billing =
    config.billing &&
    createAliyunBilling({ ...config.aliyun, ...config.billing, egressProxyUrl }, { db })
  const wecom = createWecom(
    { ...config.wecom, h5Url: config.server.h5Url, egressProxyUrl },
    { db, vault },
  )
  const smtp = config.mail && createSmtp({ ...config.mail, egressProxyUrl }, { clock })
  const webhook =
    config.onboardingWebhook &&
    createWebhooks({ ...config.onboardingWebhook, egressProxyUrl }, { clock })
  const flow: Flow = {
    db,
    clock,
    random,
    vault,
    log,
    settings,
    sms: sms.sms,
    numberService: numbers.numberService,
    wecomMessages: wecom.wecomMessages,
    wecomCards: wecom.wecomCards,
    directory: wecom.directory,
    roster: wecom.roster,
    mailer: smtp?.mailer ?? null,
    retentionDays: config.company.retentionDays,
    smsAccount: billing?.smsAccount ?? null,
    canaryPhone: config.sms.canaryPhone,
    webhooks: webhook?.webhooks ?? null,
  }
  const health = () =>
    [sms, numbers, wecom, smtp, webhook, billing].flatMap((provider) =>
      provider ? [provider.health()] : [],
    )
  const noteCalls = createCallNotes(flow, health, monotonicNow)
  let closing = false
  const drainSoon = createRunSoon(
    async () => {
      const until = monotonicNow() + drainFor
      await drainOutbox(flow, createRunJob(flow), () => closing || monotonicNow() > until)
      await noteCalls()
    },
    (error) =>
      log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'drain failed'),
  )
  return {
    ...flow,
    config,
    members: wecom.members,
    wecomCallbacks: wecom.wecomCallbacks,
    drainSoon,
    health,
    async close() {
      closing = true
      await drainSoon.idle()
      await Promise.all([
        sms.close(),
        numbers.close(),
        wecom.close(),
        webhook?.close(),
        billing?.close(),
      ])
    },
  }
}

const NOTE_CALLS_EVERY = 10_000

/** What this instance called goes to the others' every ten seconds, as part of a drain. */
function createCallNotes(
  flow: Flow,
  health: () => ProviderHealth[],
  monotonicNow: () => number,
): () => Promise<void> {
  let seen: ProviderHealth[] = []
  let notedAt = Number.NEGATIVE_INFINITY
  return async () => {
    if (monotonicNow() - notedAt < NOTE_CALLS_EVERY) return
    notedAt = monotonicNow()
    const now = health()
    await recordCalls(flow, callsSince(seen, now))
    seen = now
  }
}
