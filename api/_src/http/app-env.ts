import type { ApiCaller } from '../features/api-key/check-api-key.ts'
import type { Caller } from '../features/session/session.ts'

/** What middleware leaves on the request for routes. */
export type AppEnv = {
  Variables: {
    requestId: string
    /** Set by requireCaller. */
    caller: Caller
    /** Set by requireApiKey. */
    apiCaller: ApiCaller
  }
}
