import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FolderInUseError, lockFolder } from './lock-folder.ts'

let root: string
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'lock-'))
})
afterEach(() => fs.rmSync(root, { recursive: true }))

test('a second opener is refused, told who has the folder and what to do', () => {
  const folder = path.join(root, 'data')
  const unlock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(FolderInUseError)
  expect(() => lockFolder(folder)).toThrow(`process ${process.pid}`)
  expect(() => lockFolder(folder)).toThrow('DATA_DIR')
  unlock()
  lockFolder(folder)()
})

test('a lock left by a process that died is taken over', () => {
  const folder = path.join(root, 'data')
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  fs.writeFileSync(`${folder}.lock`, String(dead))
  lockFolder(folder)()
  expect(fs.existsSync(`${folder}.lock`)).toBe(false)
})

test.runIf(fs.existsSync('/proc/self/stat'))(
  'a lock whose process id was given to somebody else meanwhile is taken over',
  () => {
    const folder = path.join(root, 'data')
    fs.writeFileSync(`${folder}.lock`, `${process.pid} 1`)
    lockFolder(folder)()
  },
)

test('an empty or broken lock file does not lock anybody out', () => {
  const folder = path.join(root, 'data')
  fs.writeFileSync(`${folder}.lock`, 'not a process')
  lockFolder(folder)()
})
