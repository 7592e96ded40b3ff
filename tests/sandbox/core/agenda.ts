import type { SandboxClock } from './clock.ts'

export type Task = { dueAt: number; kind: string; payload: unknown }
export type TaskRun = (payload: unknown, dueAt: number) => void | Promise<void>

export type Agenda = {
  /** Says what a kind of task does; tasks are plain data, so a restart can take them up again. */
  on(kind: string, run: TaskRun): void
  add(dueAt: number, kind: string, payload: unknown): void
  /** Runs everything that is due, and what that makes due, and waits for all of it. */
  settle(): Promise<void>
  pending(): Task[]
  restore(tasks: Task[]): void
  close(): void
}

type Entry = Task & { order: number }
const longestTimerMs = 2_000_000_000

/** Things that happen later in sandbox time: receipts, repeated pushes. */
export function sandboxAgenda(clock: SandboxClock): Agenda {
  const runs = new Map<string, TaskRun>()
  const heap: Entry[] = []
  const underWay = new Set<Promise<void>>()
  let order = 0
  let timer: NodeJS.Timeout | undefined
  let closed = false

  function runDue(): void {
    for (let entry = heap[0]; entry && entry.dueAt <= clock.now(); entry = heap[0]) {
      takeFirst(heap)
      const outcome = runs.get(entry.kind)?.(entry.payload, entry.dueAt)
      if (!outcome) continue
      const tracked = outcome.finally(() => underWay.delete(tracked))
      underWay.add(tracked)
    }
    wake()
  }

  function wake(): void {
    clearTimeout(timer)
    const first = heap[0]
    if (!first || closed) return
    const wait = first.dueAt - clock.now()
    if (wait > 0 && !clock.running) return
    timer = setTimeout(runDue, Math.min(Math.max(wait, 0), longestTimerMs)).unref()
  }

  function add(dueAt: number, kind: string, payload: unknown): void {
    const isFirst = heap.length === 0 || dueAt < (heap[0]?.dueAt ?? 0)
    insert(heap, { dueAt, kind, payload, order: order++ })
    if (isFirst) wake()
  }

  async function settle(): Promise<void> {
    runDue()
    while (underWay.size > 0) {
      await Promise.all(underWay)
      runDue()
    }
  }

  return {
    on: (kind, run) => void runs.set(kind, run),
    add,
    settle,
    pending: () =>
      [...heap].sort(byDue).map(({ dueAt, kind, payload }) => ({ dueAt, kind, payload })),
    restore(tasks) {
      heap.length = 0
      for (const task of tasks) add(task.dueAt, task.kind, task.payload)
    },
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}

function byDue(a: Entry, b: Entry): number {
  return a.dueAt - b.dueAt || a.order - b.order
}

function insert(heap: Entry[], entry: Entry): void {
  let index = heap.push(entry) - 1
  while (index > 0) {
    const parent = (index - 1) >> 1
    const above = heap[parent]
    if (!above || byDue(above, entry) <= 0) break
    heap[index] = above
    index = parent
  }
  heap[index] = entry
}

function takeFirst(heap: Entry[]): void {
  const last = heap.pop()
  if (!last || heap.length === 0) return
  let index = 0
  for (;;) {
    const left = 2 * index + 1
    const leftEntry = heap[left]
    if (!leftEntry) break
    const rightEntry = heap[left + 1]
    const useRight = rightEntry !== undefined && byDue(rightEntry, leftEntry) < 0
    const child = useRight ? rightEntry : leftEntry
    if (byDue(last, child) <= 0) break
    heap[index] = child
    index = useRight ? left + 1 : left
  }
  heap[index] = last
}
