import { type SQL, sql } from 'drizzle-orm'

/**
 * What stands in the place of a purged number's keyed hash where a no must go on holding: a digest of the employee and
 * that hash together, which links the number to nobody else's (design §4.4).
 */
export function pairHash(employeeId: SQL, phoneHash: SQL): SQL<string> {
  return sql`'pair:' || ${digest(sql`${employeeId} || '/' || ${phoneHash}`)}`
}

/**
 * The same of a message, for the year in which it counts among the twelve a number may get (design §5, limits): a digest
 * of the hash, which answers nothing but whether it is one to the same number.
 */
export function pastHash(phoneHash: SQL): SQL<string> {
  return sql`'past:' || ${digest(sql`'past/' || ${phoneHash}`)}`
}

/** Does a row of this employee's speak of this number, purged or not? */
export function isOfPair(column: SQL, employeeId: SQL, phoneHash: SQL): SQL<boolean> {
  return sql`${column} in (${phoneHash}, ${pairHash(employeeId, phoneHash)})`
}

/** Did a message go to this number, purged or not? */
export function isToNumber(column: SQL, phoneHash: SQL): SQL<boolean> {
  return sql`${column} in (${phoneHash}, ${pastHash(phoneHash)})`
}

/** Purging twice changes nothing: is this still the hash of a number? */
export function isUnpurged(column: SQL): SQL<boolean> {
  return sql`${column} not like '%:%'`
}

function digest(text: SQL): SQL<string> {
  return sql`encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`
}
