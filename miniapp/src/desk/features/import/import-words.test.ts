import { expect, test } from 'vitest'
import { sayProgress } from './import-words.ts'

test.each([
  [{ phase: 'reading', done: 0, total: 0 }, '正在读取文件…'],
  [{ phase: 'reading', done: 5500, total: 0 }, '正在读取文件，已读 5,500 行'],
  [{ phase: 'checking', done: 500, total: 12_000 }, '正在逐行核对，500 / 12,000'],
] as const)('%j', (progress, words) => {
  expect(sayProgress(progress)).toBe(words)
})
