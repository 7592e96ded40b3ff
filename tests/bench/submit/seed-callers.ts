import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { DAY } from '../../../api/_src/kernel/clock.ts'
import { newId } from '../../../api/_src/kernel/ids.ts'
import type { Vault } from '../../../api/_src/kernel/vault.ts'
import type { LoadRequest } from './load.ts'

const CHUNK = 10_000

/** That many employees, each logged in and about to name somebody whose number was checked a minute ago. */
export async function seedCallers(
  url: string,
  vault: Vault,
  count: number,
): Promise<LoadRequest[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const now = new Date()
  const requests: LoadRequest[] = []
  for (let from = 0; from < count; from += CHUNK) {
    const chunk = Array.from({ length: Math.min(CHUNK, count - from) }, (_, n) => {
      const phone = `139${String(from + n).padStart(8, '0')}`
      const token = randomBytes(32).toString('base64url')
      const body = JSON.stringify({ name: '测试家人', relation: '配偶', phone })
      requests.push({ token, key: `submit-${from + n}`, body })
      return {
        id: newId('employee', now),
        no: `E${from + n}`,
        token: createHash('sha256').update(token).digest('base64url'),
        hash: vault.hash('phone', phone),
      }
    })
    await client.query(
      `with given as (select * from jsonb_to_recordset($1) as g(id text, no text, token text, hash text)),
       people as (
         insert into employees (id, employee_no, userid, name, site, status, created_at, updated_at)
         select id, no, no, '测试员', '一号基地', 'active', $2, $2 from given),
       logins as (
         insert into sessions (token_hash, employee_id, created_at, expires_at) select token, id, $2, $3 from given)
       insert into numbers (phone_hash, status, carrier, checked_at) select hash, 'normal', 'CMCC', $2 from given`,
      [JSON.stringify(chunk), now, new Date(now.getTime() + DAY)],
    )
  }
  await client.query('vacuum analyze')
  await client.end()
  return requests
}
