import { expect, test } from 'vitest'
import { createRunSoon } from './run-soon.ts'

function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

test('work asked for while it runs happens once more, not once per asking', async () => {
  const first = gate()
  let runs = 0
  const runSoon = createRunSoon(
    () => {
      runs++
      return runs === 1 ? first.opened : Promise.resolve()
    },
    () => {},
  )
  const all = [runSoon(), runSoon(), runSoon()]
  expect(runs).toBe(1)
  first.open()
  await Promise.all(all)
  expect(runs).toBe(2)
  await runSoon()
  expect(runs).toBe(3)
})

test('a failure is reported and does not stop the next run', async () => {
  const errors: unknown[] = []
  let fail = true
  const runSoon = createRunSoon(
    async () => {
      if (fail) throw new Error('down')
    },
    (error) => errors.push(error),
  )
  await runSoon()
  fail = false
  await runSoon()
  expect(errors).toHaveLength(1)
  await runSoon.idle()
})
