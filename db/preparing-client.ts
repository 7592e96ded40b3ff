import pg from 'pg'

/** Texts beyond this many are sent unnamed: a text that grows with its input would fill the server's memory. */
const MOST = 300
const PLANNED = /^\s*(with|select|insert|update|delete)\b/i

type Callback = (error: Error | null, result: unknown) => void
/** One signature for pg's eight; only drizzle's form, `{ text }` without a name, is changed. */
type AnyQuery = { query(config: unknown, values?: unknown, callback?: Callback): unknown }
const Client = pg.Client as unknown as new (config?: string | pg.ClientConfig) => AnyQuery

/**
 * How often a text was used when it is planned anew. A plan made while a table was empty would read all of it
 * for as long as the connection lives, or until the server's own statistics catch up minutes later.
 */
const REPLAN_AT = new Set([50, 500, 5_000, 50_000])

/**
 * A pg client on which a statement is parsed and planned a few times per connection, not at every call:
 * planning a hot statement costs the server more than running it. drizzle gives names to prepared builders
 * only, so the names are given here, by text.
 */
export function preparingClient(): typeof pg.Client {
  const names = new Map<string, { name: string; uses: number }>()
  let next = 0

  function nameOf(text: string): string | undefined {
    const known = names.get(text)
    if (known) {
      known.uses++
      if (REPLAN_AT.has(known.uses)) known.name = `q${next++}`
      return known.name
    }
    if (names.size >= MOST || !PLANNED.test(text)) return undefined
    const name = `q${next++}`
    names.set(text, { name, uses: 1 })
    return name
  }

  /** A migration changed what the statement gives back: it is planned anew under a new name. */
  function forgetStale(text: string, error: unknown): void {
    if (error instanceof pg.DatabaseError && error.routine === 'RevalidateCachedQuery')
      names.delete(text)
  }

  class PreparingClient extends Client {
    /** What this connection has planned, by text. */
    readonly planned = new Map<string, string>()

    override query(config: unknown, values?: unknown, callback?: Callback): unknown {
      if (!isUnnamed(config)) return super.query(config, values, callback)
      const named = { ...config, name: nameOf(config.text) }
      this.forgetFormerPlan(config.text, named.name)
      if (callback)
        return super.query(named, values, (error, result) => {
          forgetStale(config.text, error)
          callback(error, result)
        })
      const answer = super.query(named, values) as Promise<unknown>
      answer.catch((error) => forgetStale(config.text, error))
      return answer
    }

    forgetFormerPlan(text: string, name: string | undefined): void {
      const former = this.planned.get(text)
      if (name === undefined || former === name) return
      this.planned.set(text, name)
      // refused inside a transaction that failed already: then it costs the server a little memory
      if (former) super.query(`deallocate ${former}`, undefined, () => {})
    }
  }
  return PreparingClient as unknown as typeof pg.Client
}

function isUnnamed(config: unknown): config is { text: string } {
  if (typeof config !== 'object' || config === null || 'submit' in config) return false
  return 'text' in config && typeof config.text === 'string' && !Reflect.get(config, 'name')
}
