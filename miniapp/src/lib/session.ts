import { type Session, sessionSchema } from '../../../shared/employee.ts'
import { forget, readStored, store } from './storage.ts'

const KEY = 'session'
const listeners = new Set<() => void>()
let current: Session | null | undefined

/** Who is signed in on this device; null = nobody. */
export function getSession(): Session | null {
  if (current === undefined) current = readStored(KEY, sessionSchema)
  return current
}

export function keepSession(session: Session): void {
  current = session
  store(KEY, session)
  tell()
}

export function dropSession(): void {
  current = null
  forget(KEY)
  tell()
}

/** Whether this person has more to do here than name their own contacts; what it is says the desk. */
export function hasDesk(session: Session | null): boolean {
  return session?.roles.some((role) => role !== 'employee') ?? false
}

/** For useSyncExternalStore. */
export function watchSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}
