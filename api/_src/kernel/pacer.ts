import { createClockMapping } from './clock-mapping.ts'
import type { Reservation } from './reserve-slots.ts'
import { createStartLog } from './start-log.ts'

/**
 * Lets calls to one vendor operation start no faster than its cap, across all instances. Slots are
 * reserved in blocks from the database; time here is real, not the product's clock.
 */
export type Pacer = {
  /** Resolves when the call may start. `urgent` goes before everything else that waits here. */
  take(options?: { urgent?: boolean; signal?: AbortSignal | undefined }): Promise<void>
}

export type PacerParts = {
  /** The vendor's cap: never more starts in any second. */
  perSecond: number
  reserve(count: number, intervalMs: number): Promise<Reservation>
  /** Milliseconds of a clock that is never set. */
  monotonicNow(): number
  schedule(run: () => void, delayMs: number): void
}

type Waiter = { resolve(): void; reject(reason: unknown): void; urgent: boolean }

/** What is left of the cap for the network between us and the vendor to bunch calls up. */
const SHARE = 0.985
/**
 * A slot missed by more (a busy event loop) is lost: making up for it would be a burst. Alone, our own log of
 * starts keeps late ones from crowding a second; with others, nobody sees all starts, and only what SHARE
 * leaves may be late.
 */
const GRACE = { alone: 100, shared: 15 }
/** Slots that others took between two blocks of ours: for so long we count as not alone. */
const SHARED_FOR = 10_000
/** Slots are held at most this far ahead, so that another instance waits no longer than this. */
const AHEAD = 80

export function createPacer(parts: PacerParts): Pacer {
  const usable = Math.ceil(parts.perSecond * SHARE)
  const interval = 1000 / usable
  const starts = createStartLog(usable)
  const toLocal = createClockMapping()
  const waiting: Waiter[] = []
  let urgentCount = 0
  let slots: number[] = []
  let reserving = false
  let roundTrip = 0
  let sharedUntil = 0
  let blockEnd = 0
  let wakeAt = Number.POSITIVE_INFINITY

  function run(): void {
    const now = parts.monotonicNow()
    slots = dropMissed(slots, now - (now < sharedUntil ? GRACE.shared : GRACE.alone))
    while (waiting.length > 0 && startAt(slots) <= now) {
      slots.shift()
      starts.add(now)
      const waiter = waiting.shift()
      if (waiter?.urgent) urgentCount--
      waiter?.resolve()
    }
    if (waiting.length === 0) return
    if (waiting.length > slots.length && !reserving) plan(now)
    wake(Math.max(startAt(slots), now + 1))
  }

  /** Reserves for who waits without a slot, or wakes when it is time to. */
  function plan(now: number): void {
    const ahead = Math.max(AHEAD, 2 * roundTrip)
    const dueAt = (slots.at(-1) ?? now) - ahead
    if (dueAt > now) wake(dueAt)
    else void reserveBlock(Math.min(waiting.length - slots.length, Math.ceil(ahead / interval)))
  }

  function startAt([first]: readonly number[]): number {
    return first === undefined ? Number.POSITIVE_INFINITY : Math.max(first, starts.freeAt())
  }

  function wake(at: number): void {
    if (at >= wakeAt || at === Number.POSITIVE_INFINITY) return
    wakeAt = at
    parts.schedule(
      () => {
        if (wakeAt === at) wakeAt = Number.POSITIVE_INFINITY
        run()
      },
      Math.ceil(at - parts.monotonicNow()),
    )
  }

  async function reserveBlock(count: number): Promise<void> {
    reserving = true
    const askedAt = parts.monotonicNow()
    try {
      const { firstSlot, dbNow } = await parts.reserve(count, interval)
      const now = parts.monotonicNow()
      roundTrip = now - askedAt
      const isOthers = firstSlot > blockEnd + interval / 2 && firstSlot > dbNow
      if (isOthers) sharedUntil = now + SHARED_FOR
      blockEnd = firstSlot + count * interval
      const first = toLocal(firstSlot, dbNow, now)
      for (let i = 0; i < count; i++) slots.push(first + i * interval)
    } catch (error) {
      urgentCount = 0
      for (const waiter of waiting.splice(0)) waiter.reject(error)
    }
    reserving = false
    run()
  }

  return {
    take({ urgent = false, signal } = {}) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const leaveNow = () => leave(waiter, signal?.reason)
        const waiter: Waiter = {
          urgent,
          reject,
          resolve() {
            signal?.removeEventListener('abort', leaveNow)
            resolve()
          },
        }
        waiting.splice(urgent ? urgentCount++ : waiting.length, 0, waiter)
        signal?.addEventListener('abort', leaveNow, { once: true })
        // after this turn, so that calls of one turn share a reservation
        queueMicrotask(run)
      })
    },
  }

  function leave(waiter: Waiter, reason: unknown): void {
    const at = waiting.indexOf(waiter)
    if (at < 0) return
    waiting.splice(at, 1)
    if (waiter.urgent) urgentCount--
    waiter.reject(reason)
  }
}

function dropMissed(slots: number[], before: number): number[] {
  const firstKept = slots.findIndex((slot) => slot >= before)
  if (firstKept === 0) return slots
  return firstKept < 0 ? [] : slots.slice(firstKept)
}
