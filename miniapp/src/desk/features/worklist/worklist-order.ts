import type { WorklistItem } from '../../../../../shared/alert.ts'

/** One line of the worklist: a contact's alert, or the employee of whom nobody can be reached. */
export type Line = { page: 'record' | 'employee'; id: string; alertId: string }

let order: readonly Line[] = []

/** Remembers what the list showed, so that a record can lead to the next one. */
export function keepOrder(lines: readonly Line[]): void {
  order = lines
}

/** The lines before and after; null at the ends, and where the record was opened from a card. */
export function neighboursOf(id: string): { before: Line | null; after: Line | null } {
  const at = order.findIndex((line) => line.id === id)
  if (at < 0) return { before: null, after: null }
  const others = (lines: readonly Line[]) => lines.filter((line) => line.id !== id)
  return {
    before: others(order.slice(0, at)).at(-1) ?? null,
    after: others(order.slice(at + 1))[0] ?? null,
  }
}

export function linesOf(items: readonly WorklistItem[]): Line[] {
  return items.flatMap(({ employee, alerts }) =>
    alerts.map((alert) =>
      alert.contact
        ? { page: 'record' as const, id: alert.contact.id, alertId: alert.id }
        : { page: 'employee' as const, id: employee.id, alertId: alert.id },
    ),
  )
}
