import type { EventName, Events } from '../kernel/events.ts'
import type { Flow } from './flow.ts'

/** What follows an event. May run twice; reads the database, never the last step's memory. `jobId` tells two presses apart. */
export type Reaction<E extends EventName> = (
  flow: Flow,
  payload: Events[E],
  jobId: number,
) => Promise<unknown>

export type Reactions = { readonly [E in EventName]: readonly Reaction<E>[] }
