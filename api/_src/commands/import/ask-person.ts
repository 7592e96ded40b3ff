import { createInterface } from 'node:readline/promises'
import { ImportRefused } from './read-options.ts'
import type { Choose } from './settle-columns.ts'

/** Questions on the terminal, or null where nobody sits at it. Ctrl-C or Ctrl-D is no answer: ImportRefused. */
export function askPerson(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Choose | null {
  if (!input.isTTY) return null
  return async (question, choices) => {
    const lines = createInterface({ input, output })
    const list = choices.map((choice, at) => `  ${at + 1}. ${choice}`).join('\n')
    try {
      for (;;) {
        const answer = Number(await lines.question(`${question}\n${list}\n请输入序号：`))
        if (Number.isInteger(answer) && answer >= 1 && answer <= choices.length) return answer - 1
      }
    } catch {
      throw new ImportRefused('\n没有回答，什么也没有导入。')
    } finally {
      lines.close()
    }
  }
}
