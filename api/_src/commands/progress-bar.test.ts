import { expect, test } from 'vitest'
import { progressBar } from './progress-bar.ts'

function toFile() {
  const lines: string[] = []
  const write = (text: string) => lines.push(text) > 0
  return { lines, stream: { isTTY: false, write } }
}

test('where there is no terminal, progress is a line each tenth and one at the end', () => {
  const { lines, stream } = toFile()
  const bar = progressBar('核对', 1000, stream)
  for (let done = 0; done <= 1000; done++) bar.update(done)
  bar.update(1000)
  bar.stop()
  expect(lines).toHaveLength(11)
  expect([lines[0], lines.at(-1)]).toEqual(['核对 0%  0/1000\n', '核对 100%  1000/1000\n'])
})

test('a total that grows on the way starts nothing again', () => {
  const { lines, stream } = toFile()
  const bar = progressBar('写入', 10, stream)
  bar.update(10, 40)
  bar.update(40, 40)
  expect(lines).toEqual(['写入 25%  10/40\n', '写入 100%  40/40\n'])
})
