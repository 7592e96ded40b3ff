import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type PostgresServer, startPostgres } from '../support/postgres.ts'
import { type Running, runCommand } from '../support/run-command.ts'
import { standInEnvironment } from '../support/stand-ins/environment.ts'
import { inventKeys } from '../support/stand-ins/keys.ts'

let folder: string
const running = new Set<Running>()
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'commands-'))
  fs.mkdirSync(path.join(folder, 'h5'))
  fs.writeFileSync(path.join(folder, 'h5/index.html'), '<!doctype html><title>紧急联络人</title>')
})
afterEach(async () => {
  for (const one of running) one.child.kill('SIGKILL')
  await Promise.all([...running].map(({ ended }) => ended))
  running.clear()
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

function run(name: string, environment: Record<string, string>): Running {
  const started = runCommand(name, { H5_DIR: path.join(folder, 'h5'), ...environment })
  running.add(started)
  return started
}

async function post<T>(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const answer = await fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
  return (await answer.json()) as T
}

async function logIn(here: string, userid: string): Promise<{ authorization: string }> {
  const { code } = await post<{ code: string }>(`${here}/sandbox/wecom/login-codes`, { userid })
  const { token } = await post<{ token: string }>(`${here}/api/sessions/wecom-mini`, { code })
  return { authorization: `Bearer ${token}` }
}

/** Ok once its timed work has run for the first time. */
const healthOf = async (here: string) => (await fetch(`${here}/api/health`)).json()

describe('npm start', () => {
  const start = (dataDir: string, more: Record<string, string> = {}) =>
    run('start', { DATA_DIR: path.join(folder, dataDir), PORT: '0', ...more })
  const addressOf = async (one: Running) =>
    (await one.until(/As an employee\s+(http:\/\/localhost:\d+)/))[1] ?? ''

  test('runs everything on one port, and keeps it over a crash and a stop', async () => {
    const first = start('kept')
    const here = await addressOf(first)
    expect(await (await fetch(here)).text()).toContain('紧急联络人')
    await expect.poll(() => healthOf(here), { timeout: 20_000 }).toEqual({ status: 'ok' })
    const members = (await (await fetch(`${here}/sandbox/wecom/members`)).json()) as {
      userid: string
    }[]
    expect(members.length).toBeGreaterThan(50)
    expect(first.output()).toMatch(/SMS notice_link: at most \d+ characters, \d billed/)
    const userid = members.at(-1)?.userid ?? ''
    const me = await logIn(here, userid)
    const contact = { name: '王芳', relation: '配偶', phone: '13800138001' }
    await post(`${here}/api/contacts`, contact, { ...me, 'idempotency-key': 'k' })
    await expect
      .poll(async () => (await smsAt(here, contact.phone)).length, { timeout: 20_000 })
      .toBe(1)
    // the stand-ins' state is written at most a second later
    const state = path.join(folder, 'kept/stand-ins.json')
    await expect
      .poll(() => JSON.stringify(JSON.parse(fs.readFileSync(state, 'utf8')).sms), {
        timeout: 10_000,
      })
      .toContain(contact.phone)

    first.child.kill('SIGKILL')
    await first.ended
    const second = start('kept')
    const again = await addressOf(second)
    const { contacts } = (await (await fetch(`${again}/api/contacts`, { headers: me })).json()) as {
      contacts: unknown[]
    }
    expect(contacts).toMatchObject([contact])
    expect(await smsAt(again, contact.phone)).toHaveLength(1)

    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
    expect(fs.existsSync(path.join(folder, 'kept/db.lock'))).toBe(false)
  }, 120_000)

  test('sends a browser to the name that the log-in comes back to', async () => {
    const here = await addressOf(start('names'))
    const elsewhere = here.replace('localhost', '127.0.0.1')
    const answer = await fetch(elsewhere, { redirect: 'manual' })
    expect(answer.headers.get('location')).toBe(here)
    expect((await fetch(`${elsewhere}/api/health`, { redirect: 'manual' })).status).toBe(200)
  })

  test('starts the clock at 10:00 on a workday', async () => {
    const here = await addressOf(start('clock'))
    const { now } = (await (await fetch(`${here}/sandbox/clock`)).json()) as { now: string }
    const shanghai = new Date(Date.parse(now) + 8 * 3_600_000)
    expect(shanghai.getUTCHours()).toBe(10)
    expect([0, 6]).not.toContain(shanghai.getUTCDay())
  }, 60_000)

  test('a second process on the same folder is refused, and told which one has it', async () => {
    const first = start('shared')
    await addressOf(first)
    const second = start('shared')
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(`in use by process ${first.child.pid}`)
    expect(second.output()).toContain('DATA_DIR')
    expect(second.output()).not.toContain('    at ')
  }, 60_000)

  test('a port in use is told in words', async () => {
    const here = await addressOf(start('one'))
    const second = start('other', { PORT: new URL(here).port })
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain('set PORT to another one')
  }, 60_000)

  async function smsAt(here: string, phone: string): Promise<unknown[]> {
    return (await (await fetch(`${here}/sandbox/phones/${phone}/messages`)).json()) as unknown[]
  }
})

describe('npm run serve', () => {
  let postgres: PostgresServer
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.stop())

  const places = { publicUrl: 'https://jinlian.example', vendorUrl: 'https://nowhere.invalid' }

  test('serves API, contact pages and H5 on PostgreSQL, and stops gently', async () => {
    const { url } = await postgres.createDatabase()
    const served = run('serve', {
      ...standInEnvironment(inventKeys(), '示例公司', places),
      DATABASE_URL: url,
      HOST: '127.0.0.1',
      PORT: '0',
    })
    const [, port] = await served.until(/Listening on port (\d+) \(pg\)/)
    const here = `http://127.0.0.1:${port}`
    await expect.poll(() => healthOf(here), { timeout: 20_000 }).toEqual({ status: 'ok' })
    expect(await (await fetch(`${here}/c/a1B2c3D4`)).text()).toContain('<!doctype html>')
    const page = await fetch(here)
    expect(await page.text()).toContain('紧急联络人')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect((await fetch(`${here}/sandbox`)).status).toBe(404)
    expect(served.output()).toMatch(/SMS notice_link: at most \d+ characters, \d billed/)
    served.child.kill('SIGTERM')
    expect(await served.ended).toBe(0)
  }, 60_000)

  test('a database that is out of reach is told by the key that names it, and no more', async () => {
    const refused = run('serve', {
      ...standInEnvironment(inventKeys(), '示例公司', {
        publicUrl: 'https://jinlian.example',
        vendorUrl: 'https://nowhere.invalid',
      }),
      DATABASE_URL: 'postgres://somebody:hidden@127.0.0.1:1/nothing',
    })
    expect(await refused.ended).toBe(1)
    expect(refused.output()).toContain('the database that DATABASE_URL names cannot be reached')
    expect(refused.output()).not.toMatch(/hidden|somebody| {4}at /)
  })

  test('refuses to start without its secrets, and names every one', async () => {
    const refused = run('serve', { PUBLIC_URL: 'https://jinlian.example' })
    expect(await refused.ended).toBe(1)
    for (const key of ['VAULT_KEYS', 'CRON_SECRET', 'WECOM_SECRET', 'COMPANY_NAME'])
      expect(refused.output()).toContain(`${key} is missing`)
  }, 60_000)
})
