import { type SQL, sql } from 'drizzle-orm'
import { formOrder } from './message.ts'

/** The forms of asking as an array of the database, the first one first. */
export const formsInOrder = sql.raw(`array[${formOrder.map((form) => `'${form}'`).join(', ')}]`)

/** How far along a form is, for the database; null for none. */
export const rank = (form: SQL) => sql`array_position(${formsInOrder}, ${form})`
