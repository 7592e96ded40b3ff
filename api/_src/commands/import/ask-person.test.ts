import { PassThrough, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { askPerson } from './ask-person.ts'
import { ImportRefused } from './read-options.ts'

function terminal(isTTY = true) {
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: () => {} })
  const output = new Writable({ write: (_chunk, _encoding, done) => done() })
  const ask = askPerson(
    input as unknown as NodeJS.ReadStream,
    Object.assign(output, { isTTY }) as unknown as NodeJS.WriteStream,
  )
  return { ask, type: (text: string) => setImmediate(() => input.write(text)) }
}

describe('a question on the terminal', () => {
  test('is asked again until the answer is one of the choices', async () => {
    const { ask, type } = terminal()
    const answer = ask?.('哪一列？', ['甲', '乙'])
    type('3\n')
    type('x\n')
    type('2\n')
    expect(await answer).toBe(1)
  })

  test.each(['\u0003', '\u0004'])(
    'is refused quietly when the person gives up (%j)',
    async (key) => {
      const { ask, type } = terminal()
      const answer = ask?.('哪一列？', ['甲', '乙'])
      type(key)
      await expect(answer).rejects.toThrow(ImportRefused)
    },
  )

  test('is not asked where nobody sits', () => {
    expect(terminal(false).ask).toBeNull()
  })
})
