import { randomUUID } from 'node:crypto'
import type { Client } from '../../../support/world.ts'
import type { Year } from '../open-year.ts'

type Call = { userid: string; method?: string; path: string; body?: unknown; key?: string }

/** Logs in; null while WeCom is down, or for an account that is gone: they try another time. */
export async function logIn({ world, town }: Year, userid: string): Promise<Client | null> {
  try {
    return await world.loginAs(userid)
  } catch (error) {
    if (String(error).includes('answered 500')) town.seen.push('500 of a log-in')
    return null
  }
}

/** A call of an employee or of somebody at the desk. That the product fails is a breach of design §4.2. */
export async function callAs(year: Year, call: Call): Promise<Response | null> {
  const client = await logIn(year, call.userid)
  if (!client) return null
  const { method = 'POST', path, body, key = randomUUID() } = call
  const answer = await client.call(method, path, body, { 'idempotency-key': key })
  if (answer.status >= 500) year.town.seen.push(`${answer.status} of ${method} ${path}`)
  return answer
}
