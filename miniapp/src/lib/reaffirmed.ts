import * as z from 'zod/mini'
import { getSession } from './session.ts'
import { readStored, store } from './storage.ts'

const QUIET_MS = 7 * 24 * 60 * 60 * 1000
const key = () => `reaffirmed:${getSession()?.employee.id ?? ''}`

/** When this employee last said 没有变化, if that was within a week: we do not ask again every day. */
export function readReaffirmed(now: number): number | null {
  const at = readStored(key(), z.number())
  return at !== null && now - at < QUIET_MS ? at : null
}

export function keepReaffirmed(now: number): void {
  store(key(), now)
}
