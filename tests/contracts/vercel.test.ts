import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PostgresServer, startPostgres } from '../support/postgres.ts'
import { standInEnvironment } from '../support/stand-ins/environment.ts'
import { inventKeys } from '../support/stand-ins/keys.ts'
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

describe('as Vercel builds them', () => {
  let built: Awaited<ReturnType<typeof buildFunctions>>
  let postgres: PostgresServer
  let environment: Record<string, string>
  beforeAll(async () => {
    postgres = await startPostgres()
    const { url } = await postgres.createDatabase()
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
