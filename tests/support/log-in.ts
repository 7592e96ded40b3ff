import type { createApp } from '../../api/_src/app.ts'
import type { Sandbox } from '../sandbox/world.ts'

export type Client = {
  token: string
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>
}

/** Somebody opens the mini-program in WeCom. Rejects where they are not let in. */
export async function logIn(
  request: ReturnType<typeof createApp>['request'],
  sandbox: Sandbox,
  userid: string,
): Promise<Client> {
  const asked = await sandbox.control.request('/wecom/login-codes', json({ userid }))
  const { code } = (await asked.json()) as { code: string }
  const answer = await request('/api/sessions/wecom-mini', json({ code }))
  if (answer.status !== 200) throw new Error(`log-in answered ${answer.status}`)
  const { token } = (await answer.json()) as { token: string }
  return {
    token,
    async call(method, path, body, headers = {}) {
      const { headers: typed, ...rest } = json(body)
      return request(path, {
        ...(body === undefined ? {} : rest),
        method,
        headers: {
          ...(body === undefined ? {} : typed),
          authorization: `Bearer ${token}`,
          ...headers,
        },
      })
    },
  }
}

function json(body: unknown) {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}
