import { sql } from 'drizzle-orm'

/**
 * What a transaction selects first that reads a few rows of large tables: until it ends they are found by index. As
 * long as the server has not counted a new table, it would rather read all of it, or translate the statement first.
 */
export const byIndex = sql`set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`
