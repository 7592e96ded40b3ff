import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { h5Pages } from '../../api/_src/commands/server/h5-pages.ts'
import { readConfig } from '../../api/_src/config.ts'
import { createContext } from '../../api/_src/context.ts'
import { openDb } from '../../db/open-db.ts'
import { makeCompany } from '../sandbox/company.ts'
import { serveSandbox } from '../sandbox/serve-sandbox.ts'
import { createSandbox } from '../sandbox/world.ts'
import { type PostgresServer, startPostgres } from '../support/postgres.ts'
import { standInEnvironment } from '../support/stand-ins/environment.ts'
import { inventKeys } from '../support/stand-ins/keys.ts'
import { standInOptions } from '../support/stand-ins/options.ts'
import { seedCompany } from '../support/stand-ins/seed-company.ts'
import { buildFunctions } from '../support/vercel/build-functions.ts'

const root = path.resolve(import.meta.dirname, '../..')
const settings = JSON.parse(fs.readFileSync(path.join(root, 'vercel.json'), 'utf8'))
const entrypoints = ['api/index.ts', 'api/crons.ts']

test('exactly two functions come out of api/: Vercel skips what has a segment that begins with _', () => {
  const files = fs
    .readdirSync(path.join(root, 'api'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?[jt]sx?$/.test(name) && !name.endsWith('.d.ts'))
    .filter((name) => !name.split(path.sep).some((segment) => /^[_.]/.test(segment)))
    .map((name) => `api/${name}`)
  expect(files.sort()).toEqual([...entrypoints].sort())
  expect(Object.keys(settings.functions).sort()).toEqual([...entrypoints].sort())
})

describe('every address reaches its function', () => {
  test.each([
    ['/api/contacts', '/api'],
    ['/api/contacts/con_1/history', '/api'],
    ['/api/crons/drain', '/api/crons'],
    ['/c', '/api'],
    ['/c/a1B2c3D4', '/api'],
    ['/c/a1B2c3D4/code', '/api'],
    ['/d/a1B2c3D4', '/api'],
    ['/d/a1B2c3D4/received', '/api'],
    ['/j', '/api'],
    ['/j/aB3dE5fG7hJ9kL2mN4pQ6rS8/new', '/api'],
    ['/', null],
    ['/js/app.js', null],
  ])('%s → %s', (address, destination) => {
    const rule = settings.rewrites.find(({ source }: { source: string }) =>
      new RegExp(`^${source}$`).test(address),
    )
    expect(rule?.destination ?? null).toBe(destination)
  })

  test('the timed calls go to addresses that exist', () => {
    const names = settings.crons.map(({ path }: { path: string }) => path)
    expect(names).toEqual(['/api/crons/drain', '/api/crons/sweep', '/api/crons/nightly'])
  })
})

describe('the H5 pages carry the same headers on Vercel as on our own server', () => {
  type Rule = { source: string; headers: { key: string; value: string }[] }
  const headersOf = (address: string) =>
    settings.headers
      .filter(({ source }: Rule) => new RegExp(`^${source}$`).test(address))
      .flatMap(({ headers }: Rule) => headers)

  test.each(['/', '/index.html', '/js/app.0123abcd.js'])('%s', async (address) => {
    const { headers } = await h5Pages('dist/nowhere').request(address)
    const onVercel: Rule['headers'] = headersOf(address)
    // our own server may stand behind a proxy that speaks https for it
    const compared = onVercel.filter(({ key }) => key !== 'Strict-Transport-Security')
    expect(compared.map(({ key }) => [key, headers.get(key)])).toEqual(
      compared.map(({ key, value }) => [key, value]),
    )
    expect(compared.length).toBeGreaterThanOrEqual(4)
  })

  test.each([
    '/c',
    '/c/a1B2c3D4',
    '/j',
    '/j/aB3dE5fG7hJ9kL2mN4pQ6rS8',
    '/d/a1B2c3D4',
    '/api/contacts',
  ])('%s keeps its own', (address) => {
    expect(headersOf(address)).toEqual([])
  })
})

describe('as Vercel builds them', () => {
  let built: Awaited<ReturnType<typeof buildFunctions>>
  let postgres: PostgresServer
  let environment: Record<string, string>
  const staying: ChildProcess[] = []
  beforeAll(async () => {
    postgres = await startPostgres()
    const { url } = await postgres.createDatabase()
    const handle = await openDb({ url })
    await handle.migrate()
    await handle.close()
    environment = {
      ...standInEnvironment(inventKeys(), '示例公司', {
        publicUrl: 'https://jinlian.example',
        vendorUrl: 'https://nowhere.invalid',
      }),
      DATABASE_URL: url,
      LOG_LEVEL: 'silent',
    }
    built = await buildFunctions(entrypoints)
  }, 240_000)
  afterAll(async () => {
    await Promise.all(staying.map((child) => child.kill('SIGKILL') && once(child, 'exit')))
    built.remove()
    await postgres.stop()
  })

  async function ask(entrypoint: string, env: Record<string, string>, paths: string[]) {
    const { folder, handler } = built.functions.get(entrypoint) ?? { folder: '', handler: '' }
    const boot = path.join(root, 'tests/support/vercel/boot-function.mjs')
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [boot, path.join(folder, handler), ...paths],
      { env: { PATH: process.env.PATH, ...env }, cwd: folder },
    )
    return JSON.parse(stdout) as { status: number; body: string }[]
  }

  /** Starts a function that stays; says where it is. */
  async function stay(entrypoint: string, env: Record<string, string>): Promise<string> {
    const { folder, handler } = built.functions.get(entrypoint) ?? { folder: '', handler: '' }
    const boot = path.join(root, 'tests/support/vercel/boot-function.mjs')
    const child = spawn(process.execPath, [boot, path.join(folder, handler)], {
      env: { PATH: process.env.PATH, ...env },
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    staying.push(child)
    const [origin] = (await once(child.stdout, 'data')) as [Buffer]
    return origin.toString().trim()
  }

  async function post(url: string, body: object, headers: Record<string, string> = {}) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    return (await answer.json()) as Record<string, unknown>
  }

  test('the first function boots and answers people', async () => {
    const paths = ['/api/health', '/api/contacts', '/api/openapi.json', '/c/a1B2c3D4']
    const answers = await ask('api/index.ts', environment, paths)
    expect(answers.slice(0, 3).map(({ status }) => status)).toEqual([200, 401, 200])
    expect(answers[3]?.body).toContain('<!doctype html>')
  })

  test('the second boots and does timed work for nobody without the secret', async () => {
    const answers = await ask('api/crons.ts', environment, ['/api/crons/drain', '/api/contacts'])
    expect(answers.map(({ status }) => status)).toEqual([401, 404])
  })

  test('what came along is enough to log in, check a number and send the SMS, all through the proxy', async () => {
    const keys = inventKeys()
    const company = makeCompany(7)
    const places = { publicUrl: 'https://jinlian.example', vendorUrl: '' }
    const options = standInOptions(keys, company, places)
    const sandbox = createSandbox({
      ...options,
      wecom: { ...options.wecom, trustedIpOnly: true },
      destinations: {},
    })
    const served = await serveSandbox(sandbox)
    const database = await postgres.createDatabase()
    const env = {
      ...standInEnvironment(keys, company.name, {
        ...places,
        vendorUrl: served.url,
        proxyUrl: served.proxyUrl,
      }),
      DATABASE_URL: database.url,
      LOG_LEVEL: 'silent',
    }
    const handle = await openDb({ url: database.url })
    await handle.migrate()
    await seedCompany(createContext(readConfig(env), { db: handle.db }), company)
    await handle.close()
    const [people, crons] = await Promise.all([
      stay('api/index.ts', env),
      stay('api/crons.ts', env),
    ])

    const userid = company.employees[20]?.userid ?? ''
    const code = sandbox.wecom.codes.issue(userid)
    const session = await post(`${people}/api/sessions/wecom-mini`, { code })
    expect(session).toMatchObject({ employee: { name: company.employees[20]?.name } })
    const headers = { authorization: `Bearer ${session.token}` }
    const phone = '13912345678'
    expect(await post(`${people}/api/number-checks`, { phone }, headers)).toMatchObject({
      status: 'normal',
    })
    const contact = { name: '王秀芬', relation: '母亲', phone, askNow: true }
    await post(`${people}/api/contacts`, contact, { ...headers, 'idempotency-key': 'one-press' })
    await expect
      .poll(
        async () => {
          const bearer = { authorization: `Bearer ${keys.cronSecret}` }
          const drained = await fetch(`${crons}/api/crons/drain`, { headers: bearer })
          return [drained.status, sandbox.sms.log.sentTo(phone).length]
        },
        { timeout: 20_000, interval: 500 },
      )
      .toEqual([200, 1])
    await served.close()
  })

  test('a function without its database’s address refuses to start and names the key', async () => {
    const { DATABASE_URL, ...rest } = environment
    expect(DATABASE_URL).toBeDefined()
    await expect(ask('api/index.ts', rest, ['/api/health'])).rejects.toThrow(
      'DATABASE_URL is missing',
    )
  })

  test.each(entrypoints)('%s stays small: no embedded database, under 12 MB', (entrypoint) => {
    const { folder = '', bytes = 0 } = built.functions.get(entrypoint) ?? {}
    expect(fs.existsSync(path.join(folder, 'node_modules/@electric-sql'))).toBe(false)
    expect(bytes).toBeLessThan(12_000_000)
  })
})
