import { Hono } from 'hono'
import { billingApp, billingVersion } from './aliyun/billing-app.ts'
import { aliyunGateway } from './aliyun/gateway.ts'
import { numberApp, numberVersion } from './aliyun/number-app.ts'
import { type PushOutcome, pushQueue } from './aliyun/push-queue.ts'
import { smsApp } from './aliyun/sms-app.ts'
import { smsService } from './aliyun/sms-service.ts'
import { controlApp } from './control/control-app.ts'
import { sandboxAgenda } from './core/agenda.ts'
import { sandboxClock } from './core/clock.ts'
import { pause, type SandboxEnv } from './core/fault-effects.ts'
import { faultRegister } from './core/faults.ts'
import { seededRandom } from './core/random.ts'
import type { CallCount } from './core/throttle.ts'
import { numberBook } from './number-book.ts'
import { numberTruth } from './numbers/number-truth.ts'
import type { Destinations, SandboxOptions } from './options.ts'
import { egressProxy } from './proxy.ts'
import { mailLog } from './smtp/mail-log.ts'
import { mailServer } from './smtp/mail-server.ts'
import { type SandboxSnapshot, sandboxSnapshots } from './snapshot.ts'
import { wecomCallbacks } from './wecom/callbacks.ts'
import { wecomApp } from './wecom/wecom-app.ts'
import { wecomService } from './wecom/wecom-service.ts'

export type Sandbox = ReturnType<typeof createSandbox>
export type SandboxStats = {
  calls: Record<string, CallCount>
  sms: number
  wecomMessages: number
  mails: number
  pushes: readonly PushOutcome[]
}

/** Every outside system in one process, each speaking its vendor's protocol. */
export function createSandbox(options: SandboxOptions) {
  const realNow = options.realNow ?? Date.now
  const send = options.fetch ?? fetch
  const clock = sandboxClock({
    startAt: options.startAt ?? realNow(),
    running: options.running ?? true,
    realNow,
  })
  const agenda = sandboxAgenda(clock)
  const faults = faultRegister(clock, seededRandom(options.seed ?? 1))
  const truth = numberTruth(options.numberBook ?? numberBook([]))
  const proxy = egressProxy(faults)
  const destinations: Destinations = {
    smsReport: null,
    smsUplink: null,
    wecom: null,
    ...options.destinations,
  }

  const { accessKeyId, accessKeySecret } = options.aliyun
  const gateway = aliyunGateway({ accessKeyId, accessKeySecret, realNow })
  const pushes = pushQueue({ agenda, clock, urlOf: (kind) => destinations[kind], fetch: send })
  const sms = smsService({ options: options.aliyun, clock, agenda, truth, pushes })
  const smsDoor = smsApp({ gateway, service: sms, faults, truth, realNow })
  const numberDoor = numberApp({ gateway, options: options.aliyun, faults, truth, clock, realNow })
  const { account } = options.aliyun
  const billingDoor = billingApp({ gateway, faults, account, realNow })

  const mails = mailLog()
  const smtp = mailServer({ clock, faults, log: mails })

  const wecom = wecomService(options.wecom, clock, () => destinations.wecom !== null)
  const callbacks = wecomCallbacks({
    options: options.wecom,
    clock,
    url: () => destinations.wecom,
    fetch: send,
  })
  const wecomDoor = wecomApp({
    service: wecom,
    faults,
    realNow,
    isTrusted: (port) => !options.wecom.trustedIpOnly || proxy.holds(port),
  })

  const vendors = new Hono<SandboxEnv>()
  vendors.use(async (_, next) => {
    if (options.latencyMs) await pause(options.latencyMs)
    await next()
  })
  const doors = new Map([
    [numberVersion, numberDoor],
    [billingVersion, billingDoor],
  ])
  vendors.post('/', (c) => (doors.get(c.req.header('x-acs-version') ?? '') ?? smsDoor).answer(c))
  vendors.route('/', wecomDoor.app)

  let clockMoves = 0
  /** Moves the clock, lets everything that became due happen, then tells whoever listens. */
  async function moveClock(now: number): Promise<void> {
    clockMoves++
    clock.set(now)
    await agenda.settle()
    await options.onClockChange?.(clock.now())
    await agenda.settle()
  }

  function stats(): SandboxStats {
    return {
      calls: {
        ...smsDoor.counts(),
        ...numberDoor.counts(),
        ...billingDoor.counts(),
        ...wecomDoor.counts(),
      },
      sms: sms.log.size,
      wecomMessages: wecom.messages.size,
      mails: mails.size,
      pushes: pushes.outcomes(),
    }
  }

  function revision(): string {
    const { log, blockedLinkCarriers } = sms
    const seen = [
      log.size,
      log.replyCount,
      wecom.messages.size,
      wecom.messages.changes,
      mails.size,
      pushes.count(),
      clockMoves,
    ]
    const hits = faults.list().map(({ id, hits }) => `${id}:${hits}`)
    const minute = Math.floor(clock.now() / 60_000)
    return [...seen, minute, ...hits, ...blockedLinkCarriers].join('.')
  }

  const parts = { clock, agenda, faults, truth, sms, wecom, mails }
  const snapshots = sandboxSnapshots(parts)
  const world = { options, destinations, stats, revision, moveClock, callbacks, ...parts }
  return {
    ...world,
    /** What Aliyun's billing says; a test may change it. */
    billing: billingDoor.account,
    /** Aliyun at `POST /`, WeCom at `/cgi-bin` and `/connect`: mount it or serve it on a port. */
    vendors,
    /** Everything under `/sandbox`. */
    control: controlApp(world),
    proxy: proxy.server,
    /** A mail server: serve it on a port. */
    smtp: smtp.server,
    now: clock.now,
    advance: (milliseconds: number) => moveClock(clock.now() + milliseconds),
    settle: agenda.settle,
    snapshot: (): SandboxSnapshot => snapshots.take(),
    restore: (state: SandboxSnapshot) => snapshots.restore(state),
    close(): void {
      agenda.close()
      proxy.server.close()
      smtp.close()
    },
  }
}
