import type { Agenda } from '../core/agenda.ts'
import type { SandboxClock } from '../core/clock.ts'

const repushMinutes = [1, 5, 10]
const answerWithinMs = 10_000
const largestPush = 100

export type PushKind = 'smsReport' | 'smsUplink'
type Push = { kind: PushKind; items: unknown[]; attempt: number }
export type PushOutcome = {
  at: number
  kind: PushKind
  count: number
  attempt: number
  ok: boolean
}

export type PushQueue = {
  /** Puts one element into the next push of its kind. */
  add(kind: PushKind, item: unknown, at: number): void
  /** The last pushes, the latest last. */
  outcomes(): readonly PushOutcome[]
  /** How many pushes there were in all. */
  count(): number
}

export type PushQueueOptions = {
  agenda: Agenda
  clock: SandboxClock
  urlOf(kind: PushKind): string | null
  fetch: typeof fetch
}

/**
 * The vendor's HTTP batch push: a JSON array; anything but HTTP 200 with a numeric `code` is
 * pushed again after 1, 5 and 10 minutes and then dropped.
 */
export function pushQueue(options: PushQueueOptions): PushQueue {
  const { agenda, clock } = options
  const waiting: Record<PushKind, unknown[]> = { smsReport: [], smsUplink: [] }
  const outcomes: PushOutcome[] = []
  let total = 0

  agenda.on('push', async (payload, dueAt) => {
    const push = payload as Push
    const url = options.urlOf(push.kind)
    if (!url) return
    const ok = await isTaken(url, push.items, options.fetch)
    const { kind, attempt } = push
    outcomes.push({ at: clock.now(), kind, count: push.items.length, attempt, ok })
    total++
    if (outcomes.length > 500) outcomes.splice(0, 250)
    const minutes = repushMinutes[attempt - 1]
    if (ok || minutes === undefined) return
    agenda.add(dueAt + minutes * 60_000, 'push', { ...push, attempt: attempt + 1 })
  })

  agenda.on('flush', (payload, dueAt) => {
    const kind = payload as PushKind
    const items = waiting[kind]
    waiting[kind] = []
    for (let start = 0; start < items.length; start += largestPush) {
      const batch = items.slice(start, start + largestPush)
      agenda.add(dueAt, 'push', { kind, items: batch, attempt: 1 } satisfies Push)
    }
  })

  return {
    add(kind, item, at) {
      waiting[kind].push(item)
      if (waiting[kind].length === 1) agenda.add(at, 'flush', kind)
    },
    outcomes: () => outcomes,
    count: () => total,
  }
}

async function isTaken(url: string, items: unknown[], send: typeof fetch): Promise<boolean> {
  try {
    const response = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json;charset=utf-8' },
      body: JSON.stringify(items),
      signal: AbortSignal.timeout(answerWithinMs),
    })
    const answer: unknown = await response.json()
    if (response.status !== 200 || typeof answer !== 'object' || answer === null) return false
    return 'code' in answer && typeof answer.code === 'number'
  } catch {
    return false
  }
}
