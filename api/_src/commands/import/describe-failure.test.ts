import { expect, test } from 'vitest'
import { describeFailure } from './describe-failure.ts'
import { ImportRefused } from './read-options.ts'

test('what the person can mend is said as it is', () => {
  expect(describeFailure(new ImportRefused('读不到文件。'))).toBe('读不到文件。')
})

test('beside a running system the person is told to stop it first', () => {
  const inUse = Object.assign(new Error('in use by process 7'), { name: 'FolderInUseError' })
  expect(describeFailure(inUse)).toMatch(/请先停下它[\s\S]*process 7/)
})

test('no row that a driver quotes is shown, neither by itself nor over several lines', () => {
  const driver = new Error('bad value\n张三 13912345678\nin row')
  const failure = describeFailure(new Error('insert failed', { cause: driver }))
  expect(failure).toMatch(/^导入没有完成：Error\n\s+at /)
  expect(failure).not.toMatch(/张三|139/)
})
