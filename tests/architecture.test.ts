import { describe, expect, test } from 'vitest'
import { roomOf, rooms } from './architecture/rooms.ts'
import { tableOwners, writesOf } from './architecture/tables.ts'
import { forbiddenWords, verbs } from './architecture/verbs.ts'
import { codeOf, readSources, type SourceFile } from './support/source-files.ts'

const all = readSources(['shared', 'db', 'api', 'miniapp', 'tests'])
const product = all.filter(({ path }) => !path.startsWith('tests/'))
const isTest = ({ path }: SourceFile) => /\.test\.tsx?$/.test(path)
const ours = product.filter((file) => !isTest(file))
const features = ours.filter(({ path }) => path.startsWith('api/_src/features/'))

/** What a feature does: an exported function that is given the core. */
const VERB = /export async function (\w+)\(\s*core: Core/

/** An empty list is the only good answer; anything else is printed whole. */
function expectNone(problems: readonly string[], lesson: string): void {
  expect(problems, `${lesson}\n  ${problems.join('\n  ')}\n`).toEqual([])
}

describe('who may import whom', () => {
  test.each(Object.keys(rooms))('%s imports only the rooms below it', (room) => {
    const allowed = rooms[room] ?? []
    const problems = product
      .filter(({ path }) => roomOf(path) === room)
      .filter((file) => !isTest(file))
      .flatMap((file) =>
        file.imports
          .filter(({ from }) => from.includes('/') && roomOf(from) !== null)
          .filter(({ from, typeOnly }) => {
            const target = roomOf(from) ?? ''
            // the shape of what a door is given is no dependency at run time
            if (typeOnly && room === 'http' && ['context', 'config'].includes(target)) return false
            return target !== room && !allowed.includes(target)
          })
          .map(({ from }) => `${file.path} → ${from}`),
      )
    expectNone(problems, `${room} may import: ${[room, ...allowed].join(', ')}.`)
  })

  test('a feature never imports another feature', () => {
    const featureOf = (path: string) => /^api\/_src\/features\/([^/]+)\//.exec(path)?.[1]
    const problems = features.flatMap((file) =>
      file.imports
        .filter(({ from }) => featureOf(from) && featureOf(from) !== featureOf(file.path))
        .map(({ from }) => `${file.path} → ${from}`),
    )
    expectNone(
      problems,
      'What must follow is announced (kernel/outbox), and flow/reactions.ts alone knows who listens.',
    )
  })

  test('only context builds providers', () => {
    const problems = product
      .filter(
        ({ path }) => !path.startsWith('api/_src/providers/') && path !== 'api/_src/context.ts',
      )
      .flatMap((file) =>
        file.imports
          .filter(({ from }) => from.startsWith('api/_src/providers/'))
          .map(({ from }) => `${file.path} → ${from}`),
      )
    expectNone(problems, 'Ask for the port in your parameters instead; context.ts hands it in.')
  })

  test('nothing imports tests but the development server', () => {
    const problems = product
      .filter((file) => !isTest(file) && !file.path.startsWith('api/_src/commands/'))
      .flatMap((file) =>
        file.imports
          .filter(({ from }) => from.startsWith('tests/'))
          .map(({ from }) => `${file.path} → ${from}`),
      )
    expectNone(problems, 'Only a command that plays the outside may use the stand-ins.')
  })

  test('what the mini-program loads is written with zod/mini', () => {
    const problems = ours
      .filter(({ path }) => /^(shared|miniapp)\//.test(path))
      .filter((file) => file.imports.some(({ from }) => from === 'zod'))
      .map(({ path }) => path)
    expectNone(problems, "import * as z from 'zod/mini': plain zod costs the main package 84 KB.")
  })

  test('relative imports name the file with its ending', () => {
    const problems = all
      .filter(({ path }) => !path.startsWith('miniapp/'))
      .flatMap((file) =>
        file.imports
          .filter(({ from }) => /^(shared|db|api|tests)\//.test(from))
          .filter(({ from }) => !/\.(tsx?|mjs|js|json)$/.test(from))
          .map(({ from }) => `${file.path} → ${from}`),
      )
    expectNone(problems, 'Without .ts it builds, deploys and dies at run time.')
  })
})

describe('names', () => {
  test('files and folders are kebab-case', () => {
    const problems = all
      .map(({ path }) => path)
      .filter((path) => !/^[a-z0-9_.-]+(\/[a-z0-9._-]+)*$/.test(path))
    expectNone(problems, 'kebab-case everywhere: submit-contact.ts.')
  })

  test('a file named after a verb exports exactly that verb', () => {
    const problems = features
      .filter((file) => verbs.has(firstWord(file.path)) && VERB.test(file.text))
      .filter((file) => {
        const verb = camelCase(baseName(file.path))
        return !new RegExp(`export (async )?function ${verb}\\b`).test(file.text)
      })
      .map(({ path }) => `${path} should export function ${camelCase(baseName(path))}`)
    expectNone(problems, 'verb-noun.ts exports verbNoun.')
  })

  test('every verb of a feature is of the one list, in a file of its own name', () => {
    const problems = features.flatMap((file) =>
      [...file.text.matchAll(new RegExp(VERB, 'g'))]
        .map(([, name = '']) => name)
        .filter((name) => !/^(get|find|list)/.test(name))
        .filter((name) => !verbs.has(kebabCase(name).split('-')[0] ?? ''))
        .map((name) => `${file.path}: ${name}`),
    )
    expectNone(
      problems,
      `Use one of: ${[...verbs].join(', ')}. A new verb needs a line here and in DECISIONS.md.`,
    )
  })

  test('no name says nothing', () => {
    const problems = ours
      .map(({ path }) => path)
      .filter((path) =>
        baseName(path)
          .split('-')
          .some((word) => forbiddenWords.has(word)),
      )
    expectNone(problems, `Say what it does: never ${[...forbiddenWords].join(', ')}.`)
  })
})

describe('data', () => {
  test('each table has one writer: its feature', () => {
    const problems = ours
      .filter(({ path }) => path.startsWith('api/_src/'))
      .flatMap((file) =>
        writesOf(file)
          .filter((table) => !isOwner(file.path, tableOwners[table]))
          .map((table) => `${file.path} writes ${table}, which belongs to ${tableOwners[table]}`),
      )
    expectNone(problems, 'Announce what happened and let the owner write.')
  })

  test('every table has an owner', () => {
    const declared = readSources(['db/schema']).flatMap(({ text }) =>
      [...text.matchAll(/pgTable\(\s*'(\w+)'/g)].map(([, table = '']) => table),
    )
    expectNone(
      declared.filter((table) => !(table in tableOwners)),
      'Add the table to tests/architecture/tables.ts.',
    )
  })

  test('a transaction is given no port', () => {
    const core = all.find(({ path }) => path === 'api/_src/kernel/core.ts')
    expect(core?.imports.filter(({ from }) => from.includes('/ports/'))).toEqual([])
    expect(core?.text).toContain("export type TxCore = Omit<Core, 'db'>")
  })
})

describe('habits', () => {
  test('time and chance are passed in', () => {
    const problems = ours
      .filter(({ path }) => /^(shared|api\/_src\/(features|flow|http))\//.test(path))
      .filter((file) => /\bDate\.now\(\)|\bMath\.random\(\)|\bnew Date\(\)/.test(codeOf(file)))
      .map(({ path }) => path)
    expectNone(problems, 'Use core.clock.now() and core.random.')
  })

  test('the environment is read once', () => {
    const entries = /^api\/(index|crons)\.ts$|^api\/_src\/commands\/|^miniapp\//
    const problems = ours
      .filter(({ path }) => !entries.test(path))
      .filter((file) => /\bprocess\.env\b/.test(codeOf(file)))
      .map(({ path }) => path)
    expectNone(problems, 'Only entry points read process.env, through readConfig.')
  })

  test('the product has no branch for tests', () => {
    const problems = ours
      .filter(({ path }) => !path.startsWith('api/_src/commands/'))
      .filter((file) => /NODE_ENV|VITEST|\bsandbox\b/i.test(codeOf(file)))
      .filter(({ path }) => !path.startsWith('miniapp/config/'))
      .map(({ path }) => path)
    expectNone(problems, 'Stand-ins differ by endpoint and key only.')
  })

  test('a file has one job: at most 200 lines', () => {
    const problems = all
      .filter((file) => !isTest(file) && !file.path.startsWith('db/schema/'))
      .filter(({ lines }) => lines > 200)
      .map(({ path, lines }) => `${path} has ${lines}`)
    expectNone(problems, 'The ugly file is always the one that kept two jobs.')
  })

  test('no barrels but db/schema/index.ts', () => {
    const problems = ours
      .filter(({ path }) => path !== 'db/schema/index.ts')
      .filter((file) => /^export \* from/m.test(file.text))
      .map(({ path }) => path)
    expectNone(problems, 'Import from the file that has it.')
  })

  test('nothing is left for later', () => {
    const word = new RegExp(['TO', 'DO|FIX', 'ME|X', 'XX'].join(''))
    const problems = all.filter((file) => word.test(file.text)).map(({ path }) => path)
    expectNone(problems, 'Do it, or open an issue.')
  })

  test('no test waits for time to pass', () => {
    const problems = all
      .filter(
        (file) => isTest(file) && !/^tests\/(browser|weapp|bench|contracts)\//.test(file.path),
      )
      .filter((file) => /\bsetTimeout\(|timers\/promises/.test(file.text))
      .map(({ path }) => path)
    expectNone(problems, 'await world.settle() drains everything; world.clock moves time.')
  })

  test('api/ holds two functions and nothing else that Vercel would deploy', () => {
    const deployed = all
      .map(({ path }) => path)
      .filter((path) => path.startsWith('api/') && !path.split('/').some((p) => p.startsWith('_')))
    expect(deployed.sort()).toEqual(['api/crons.ts', 'api/index.ts'])
  })
})

function isOwner(path: string, owner: string | undefined): boolean {
  return owner !== undefined && path.startsWith(`api/_src/${owner}/`)
}

function baseName(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/(\.test|\.config)?\.tsx?$/, '')
}

function firstWord(path: string): string {
  return baseName(path).includes('-') ? (baseName(path).split('-')[0] ?? '') : ''
}

function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
