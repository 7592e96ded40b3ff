import type { World } from './world.ts'

export type Sms = { text: string; link?: string; code?: string; sentAt: string }

/** What a phone has received, oldest first. */
export async function smsOf(world: World, phone: string): Promise<Sms[]> {
  const answer = await world.sandbox.control.request(`/phones/${phone}/messages`)
  return (await answer.json()) as Sms[]
}

/** Presses a button of a contact's page: a plain HTML form. */
export function pressForm(
  world: World,
  path: string,
  fields: Record<string, string>,
): Promise<Response> {
  return Promise.resolve(
    world.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    }),
  )
}
