import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { readConfig } from '../../../api/_src/config.ts'
import type { SubmissionRow } from '../../../api/_src/features/contact/submission-row.ts'
import { writeSubmission } from '../../../api/_src/features/contact/submit-statement.ts'
import { resumeSessions } from '../../../api/_src/features/session/resume-sessions.ts'
import { HOUR, MINUTE, shanghaiDate, shanghaiInstant } from '../../../api/_src/kernel/clock.ts'
import type { Core } from '../../../api/_src/kernel/core.ts'
import { newId } from '../../../api/_src/kernel/ids.ts'
import { arrayOf } from '../../../api/_src/kernel/rows.ts'
import { createVault } from '../../../api/_src/kernel/vault.ts'
import { captureStatement, fill } from './captured-statement.ts'

// The least that could answer a submit: node:http and pg, the same token check, encryption, keyed hash and
// statement, prepared; no routing, no schema, no log, no error handling.
const config = readConfig(process.env)
const vault = createVault(config.vault)
const pool = new pg.Pool({
  connectionString: config.database.url ?? '',
  max: config.database.poolSize,
})

/** The instants that the statements are given, each as text. */
function instantsOf(now: Date) {
  return {
    now: now.toISOString(),
    dayBefore: new Date(now.getTime() - 24 * HOUR).toISOString(),
    tenMinutesBefore: new Date(now.getTime() - 10 * MINUTE).toISOString(),
    midnight: shanghaiInstant(shanghaiDate(now), 0).toISOString(),
  }
}

const sampleNow = new Date()
const sampleToken = 'A'.repeat(43)
const sampleSession = { tokenHashes: arrayOf([hashOf(sampleToken)]), ...instantsOf(sampleNow) }
const sampleRow = {
  id: 'sample id',
  callTaskId: 'sample task',
  employeeId: 'sample employee',
  key: 'sample key',
  requestHash: 'sample request',
  nameSealed: Buffer.from('sample name'),
  phoneSealed: Buffer.from('sample phone'),
  phoneHash: 'sample hash',
  relation: 'sample relation',
}
const fixed: Omit<SubmissionRow, keyof typeof sampleRow> = {
  channel: 'mobile',
  order: null,
  replaces: null,
  reason: null,
  shared: false,
  insists: false,
  askNow: false,
  carrierSilent: false,
}
const session = await captureStatement((db) =>
  resumeSessions({ db, clock: { now: () => sampleNow } } as unknown as Core, [sampleToken]),
)
const sessionValues = fill(session, sampleSession)
const submit = await captureStatement((db) =>
  writeSubmission(db, { ...sampleRow, ...fixed }, sampleNow),
)
const submitValues = fill(submit, { ...sampleRow, ...instantsOf(sampleNow) })

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

const server = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const now = new Date()
  const instants = instantsOf(now)
  const token = request.headers.authorization?.slice('Bearer '.length) ?? ''
  const caller = await pool.query({
    name: 'session',
    text: session.text,
    values: sessionValues({ tokenHashes: arrayOf([hashOf(token)]), ...instants }),
  })
  if (!caller.rows[0]) return response.writeHead(401).end()
  const contact = JSON.parse(Buffer.concat(parts).toString())
  const id = newId('contact', now)
  const written = await pool.query({
    name: 'submit',
    text: submit.text,
    values: submitValues({
      ...instants,
      id,
      callTaskId: newId('callTask', now),
      employeeId: caller.rows[0].id,
      key: request.headers['idempotency-key'],
      requestHash: vault.hash('request', JSON.stringify(contact)),
      nameSealed: vault.seal('name', contact.name),
      phoneSealed: vault.seal('phone', contact.phone),
      phoneHash: vault.hash('phone', contact.phone),
      relation: contact.relation,
    }),
  })
  const [row] = written.rows
  if (!row?.written_id) return response.writeHead(409).end()
  const answer = JSON.stringify({ id, ...contact, order: row.position, state: row.state })
  response.writeHead(202, { 'content-type': 'application/json' }).end(answer)
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
