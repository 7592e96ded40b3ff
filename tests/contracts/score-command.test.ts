import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { scoreSchema } from '../../shared/score.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** As `npm run score` runs it, without any configuration. */
function score(lines: readonly unknown[], how: 'file' | 'stdin' = 'stdin') {
  const input = lines
    .map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`)
    .join('')
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'score-'))
  const file = path.join(folder, 'signals.jsonl')
  fs.writeFileSync(file, input)
  const args = ['--import', 'tsx', 'api/_src/commands/score.ts', ...(how === 'file' ? [file] : [])]
  const ran = spawnSync(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH ?? '' },
    maxBuffer: 64 * 1024 * 1024,
    ...(how === 'stdin' ? { input } : {}),
  })
  fs.rmSync(folder, { recursive: true })
  const printed = ran.stdout.toString().trim().split('\n')
  return { code: ran.status, answers: printed.map((line) => JSON.parse(line)) }
}

const code = { proof: { kind: 'contact_code', ageDays: 0 } }

test.each(['file', 'stdin'] as const)(
  'signals from a %s become one score a line, in order',
  (how) => {
    const { code: exit, answers } = score(
      [{}, code, { numberStatus: { status: 'vacant', ageDays: 3 } }],
      how,
    )
    expect(exit).toBe(0)
    expect(answers.map((answer) => scoreSchema.parse(answer).score)).toEqual([5, 9.3, 0.1])
    expect(Object.keys(answers[0]).sort()).toEqual(
      ['probability', 'reasons', 'risk', 'rulesVersion', 'score'].sort(),
    )
  },
)

test('a line that cannot be read says so in its place; the others are scored, and the command fails', () => {
  const { code: exit, answers } = score([code, 'not json', { asked12m: -1 }, code])
  expect(exit).toBe(1)
  expect(answers.map(({ score, error, line }) => score ?? [typeof error, line])).toEqual([
    9.3,
    ['string', 2],
    ['string', 3],
    9.3,
  ])
})

test('null is absent, and what is not known of a signal is no error', () => {
  const { code: exit, answers } = score([
    { proof: null, numberStatus: null, findings: null, refusal: null, asked12m: null },
    { receipts90d: { delivered: 1 }, findings: ['unheard_of'], somethingNew: 7 },
    { proof: { kind: 'none' }, numberStatus: { status: 'normal' } },
    { ...code, affirmedAgeDays: 1.5 },
  ])
  expect(exit).toBe(0)
  expect(answers.map(({ score }) => score)).toEqual([5, 5.7, 6.7, 9.6])
})

test('a hundred thousand lines are scored in order', () => {
  const lines = Array.from({ length: 100_000 }, (_, n) => ({
    proof: { kind: 'link', ageDays: n % 900 },
  }))
  const { code: exit, answers } = score(lines)
  expect(exit).toBe(0)
  expect(answers).toHaveLength(lines.length)
  expect(answers[899].score).toBe(answers[99_899].score)
})
