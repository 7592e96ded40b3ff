import { openDesk } from '../../lib/desk-pages.ts'
import type { Line } from './worklist-order.ts'

/** Opens the record; `step`: with the number or the form at hand at once. */
export function openLine({ page, id }: Line, step?: 'call' | 'follow'): void {
  openDesk(page, { id, ...(step ? { step } : {}) })
}
