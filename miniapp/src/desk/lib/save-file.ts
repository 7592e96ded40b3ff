import { apiBase } from '../../lib/platform.ts'
import { type Answer, noNetwork, readRefusal } from '../../lib/refusal.ts'
import { getSession } from '../../lib/session.ts'

/**
 * In a browser: fetches a file of the desk, with the log-in that an address alone has not, and saves it under `name`.
 * With a body it is asked for by POST: an act that is kept in the audit log.
 */
export async function saveFile(
  path: string,
  name: string,
  act?: { body: object },
): Promise<Answer<null>> {
  try {
    const answer = await fetch(`${apiBase}/api/desk${path}`, {
      method: act ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${getSession()?.token ?? ''}`,
        ...(act ? { 'content-type': 'application/json' } : {}),
      },
      ...(act ? { body: JSON.stringify(act.body) } : {}),
    })
    if (!answer.ok) return { ok: false, refusal: readRefusal(await answer.json()) }
    const url = URL.createObjectURL(await answer.blob())
    const link = Object.assign(document.createElement('a'), { href: url, download: name })
    link.click()
    URL.revokeObjectURL(url)
    return { ok: true, value: null }
  } catch {
    return { ok: false, refusal: noNetwork }
  }
}
