import { type SQL, sql } from 'drizzle-orm'

/**
 * What stands in the place of a purged number's keyed hash: a digest of the employee and that hash together. It keeps the
 * promises made to the pair (a no, six messages a year; design §4.4) and links the number to nobody else's.
 */
export function pairHash(employeeId: SQL, phoneHash: SQL): SQL<string> {
  return sql`'pair:' || encode(sha256(convert_to(${employeeId} || '/' || ${phoneHash}, 'UTF8')), 'hex')`
}

/** Does a row of this employee's speak of this number, purged or not? */
export function isOfPair(column: SQL, employeeId: SQL, phoneHash: SQL): SQL<boolean> {
  return sql`${column} in (${phoneHash}, ${pairHash(employeeId, phoneHash)})`
}

/** Purging twice changes nothing: is this still the hash of a number? */
export function isUnpurged(column: SQL): SQL<boolean> {
  return sql`${column} not like 'pair:%'`
}
