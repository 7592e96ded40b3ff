import { randomUUID } from 'node:crypto'
import type { Year } from '../open-year.ts'
import { diceFor, here, howMany, some, tally } from '../town.ts'

const A_DAY = 0.25

/** Attendance hears of new numbers of employees and tells us, in one batch; now and then the line breaks and it tells us again. */
export async function changeOwnNumbers(year: Year): Promise<void> {
  const { town, world } = year
  const dice = diceFor(town, 'own numbers')
  const people = here(town)
  const changed = some(dice, people, howMany(town, dice, { of: people, rate: A_DAY }))
  if (town.day === 0) changed.push(...people)
  for (const worker of changed) if (town.day > 0) worker.ownPhone = town.inventor.phone()
  const rows = changed.map(({ no, ownPhone }) => ({ employeeNo: no, phone: ownPhone }))
  const key = randomUUID()
  for (let at = 0; at < rows.length; at += 1_000) {
    const send = () =>
      world.request('/api/integrations/attendance', {
        method: 'POST',
        headers: {
          authorization: `Bearer ${year.apiKey}`,
          'content-type': 'application/json',
          'idempotency-key': `${key}${at}`,
        },
        body: JSON.stringify({ rows: rows.slice(at, at + 1_000) }),
      })
    const answers = await Promise.all(dice.chance(0.3) ? [send(), send()] : [send()])
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    if (new Set(texts).size > 1 && answers.every(({ ok }) => ok))
      town.seen.push('one batch, two answers')
    if (answers.some(({ status }) => status >= 500)) town.seen.push('attendance was refused')
    tally(town, 'own number told', rows.length)
  }
}
