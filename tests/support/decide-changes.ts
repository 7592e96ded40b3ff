import { eq, inArray } from 'drizzle-orm'
import { changeRequests, employees } from '../../db/schema/index.ts'
import type { ChangeRequest } from '../../shared/change-request.ts'
import type { Client, World } from './world.ts'

/** Everybody whose word is waited for agrees, as they would on the page. */
export async function agreeToAll(world: World): Promise<void> {
  const { db } = world.context
  const waiting = await db
    .select({ id: changeRequests.id, userid: employees.userid })
    .from(changeRequests)
    .innerJoin(employees, eq(employees.id, changeRequests.deciderId))
    .where(inArray(changeRequests.state, ['with_manager', 'with_hr']))
  for (const { id, userid } of waiting)
    await decide(await world.loginAs(userid ?? ''), id, { approve: true })
  await world.settle()
}

export function decide(
  client: Client,
  id: string,
  decision: { approve: boolean; note?: string },
): Promise<Response> {
  return client.call('POST', `/api/desk/change-requests/${id}/decision`, decision)
}

export async function listChangesOf(
  client: Client,
  state: 'waiting' | 'decided' = 'waiting',
): Promise<ChangeRequest[]> {
  const answer = await client.call('GET', `/api/desk/change-requests?state=${state}`)
  if (answer.status !== 200) throw new Error(`the list answered ${answer.status}`)
  return ((await answer.json()) as { changeRequests: ChangeRequest[] }).changeRequests
}
