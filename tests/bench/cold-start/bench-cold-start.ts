import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { openDb } from '../../../db/open-db.ts'
import { standInEnvironment } from '../../support/stand-ins/environment.ts'
import { inventKeys } from '../../support/stand-ins/keys.ts'
import { buildFunctions } from '../../support/vercel/build-functions.ts'
import { benchPostgres } from '../support/bench-postgres.ts'
import { atMost, type BenchRow } from '../support/bench-row.ts'
import { median, secondsOf, takeTurns } from '../support/take-turns.ts'

const ENTRYPOINT = 'api/index.ts'
const ROUNDS = 9
const boot = path.resolve(import.meta.dirname, '../../support/vercel/boot-function.mjs')
const hello = path.join(import.meta.dirname, 'bare-hello.mjs')

/** From the start of a process to its first answer, database included: the function as deployed against a hello. */
export async function benchColdStart(): Promise<BenchRow[]> {
  const database = await (await benchPostgres()).createDatabase()
  const handle = await openDb({ url: database.url })
  await handle.migrate()
  await handle.close()
  const places = { publicUrl: 'https://jinlian.example', vendorUrl: 'https://nowhere.invalid' }
  const environment = {
    ...standInEnvironment(inventKeys(), '测试公司', places),
    DATABASE_URL: database.url,
    LOG_LEVEL: 'silent',
    PATH: process.env.PATH,
  }
  const built = await buildFunctions([ENTRYPOINT])
  const found = built.functions.get(ENTRYPOINT)
  if (!found) throw new Error(`${ENTRYPOINT} was not built`)
  const handler = path.join(found.folder, found.handler)
  const run = (args: string[], answer: string) =>
    secondsOf(async () => {
      const { stdout } = await promisify(execFile)(process.execPath, args, {
        env: environment,
        cwd: found.folder,
      })
      if (!stdout.includes(answer)) throw new Error(`no answer: ${stdout}`)
    })
  const seconds = await takeTurns(ROUNDS, {
    ours: () => run([boot, handler, '/api/health'], '"status":200'),
    bare: () => run([hello], '200'),
  })

  built.remove()
  await database.drop()
  return [
    atMost(
      {
        name: 'cold start of the function, to its first answer',
        value: median(seconds.ours) * 1000,
        unit: 'ms',
        baseline: median(seconds.bare) * 1000,
      },
      2,
      150,
    ),
  ]
}
