import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCompany } from '../support/company/make-company.ts'
import { type CompanyFiles, writeCompany } from '../support/company/write-company.ts'

const run = promisify(execFile)
const company = makeCompany({ employees: 80, seed: 11, mess: 4 })
let folder: string
let files: CompanyFiles
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'import-command-'))
  files = await writeCompany(company, folder, 'gb18030')
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

/** `npm run import -- …` on a machine where nothing is configured. */
function importCommand(...args: string[]) {
  const environment = { PATH: process.env.PATH ?? '', DATA_DIR: path.join(folder, 'data') }
  return run(
    process.execPath,
    ['--import', 'tsx', path.resolve('api/_src/commands/import.ts'), ...args],
    { env: { ...environment, INIT_CWD: folder } },
  )
}

test('a newcomer imports an export, sees the counts as the last line, and can take it back', async () => {
  const args = [files.roster, '--as-of', '2026-11-23', '--json']
  const { dead_numbers: _, answered_by_others: __, ...visible } = company.expected
  const first = await importCommand(...args)
  expect(JSON.parse(first.stdout.trim().split('\n').at(-1) ?? '')).toEqual(visible)
  expect(first.stderr).toContain('100%')
  expect(first.stdout).toContain('还没有询问任何人')

  const errors = fs.readFileSync(path.join(folder, 'roster-80.errors.csv'), 'utf8')
  expect(errors).toMatch(/^\uFEFF行号,工号,列,原因\r\n/)
  expect(errors.split('\r\n').length).toBeGreaterThan(visible.phones_unreadable)

  const again = await importCommand(...args)
  expect(again.stdout).toContain('什么也没有改变')
  expect(again.stdout.trim().split('\n').at(-1)).toBe(first.stdout.trim().split('\n').at(-1))

  const everything = [first.stdout, first.stderr, again.stdout, again.stderr, errors].join('\n')
  const names = company.people.flatMap(({ contacts }) => contacts.map(({ name }) => name))
  expect(names.filter((name) => name.length > 2 && everything.includes(name))).toEqual([])
  expect([...company.numbers.keys()].filter((phone) => everything.includes(phone))).toEqual([])

  expect((await importCommand('undo')).stdout).toContain('已撤销')
  expect((await importCommand('start')).stdout).toContain('没有已暂存的导入')
}, 120_000)

test('headings that nobody understands are refused with what to write, where nobody can be asked', async () => {
  const file = path.join(folder, 'odd.csv')
  fs.writeFileSync(file, '工号,姓名,甲方,乙方\nE1,张三,李四,13900000201\n')
  const refused = await importCommand(file).catch((error: { stderr: string }) => error)
  expect(refused.stderr).toContain("--map 'C=contact1'")
  expect(refused.stderr).not.toMatch(/张三|李四|13900000201/)
}, 60_000)

test('a file of nothing but headings is refused, and nothing is staged', async () => {
  const file = path.join(folder, 'nobody.csv')
  fs.writeFileSync(file, '工号,姓名,紧急联络人,电话\n合计,0人\n')
  const refused = await importCommand(file).catch((error: { stderr: string }) => error)
  expect(refused.stderr).toContain('没有人员')
  expect((await importCommand('undo')).stdout).toContain('没有可以撤销的导入')
}, 60_000)
