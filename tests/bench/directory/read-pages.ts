import type { StandInKeys } from '../../support/stand-ins/keys.ts'
import { secondsOf } from '../support/take-turns.ts'

const AT_ONCE = 8

/** The same pages, eight at once and no slower than they come, read and forgotten: the stand-in's own time in seconds. */
export function readPages(url: string, keys: StandInKeys): Promise<number> {
  async function get(path: string, query: Record<string, string>) {
    const answer = await fetch(`${url}/cgi-bin/${path}?${new URLSearchParams(query)}`)
    return (await answer.json()) as Record<string, unknown>
  }
  return secondsOf(async () => {
    const secret = { corpid: keys.corpId, corpsecret: keys.wecomSecret }
    const access_token = String((await get('gettoken', secret)).access_token)
    const listed = await get('department/list', { access_token, id: '1' })
    const waiting = (listed.department as { id: number }[]).map(({ id }) => String(id))
    async function read(): Promise<void> {
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop())
        await get('user/list', { access_token, department_id: id })
    }
    await Promise.all(Array.from({ length: AT_ONCE }, read))
  })
}
