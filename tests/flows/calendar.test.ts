import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listCalendars } from '../../api/_src/features/calendar/list-calendars.ts'
import { previewCalendar } from '../../api/_src/features/calendar/preview-calendar.ts'
import { saveCalendar } from '../../api/_src/features/calendar/save-calendar.ts'
import { checkCalendar } from '../../api/_src/features/warning/check-calendar.ts'
import { shanghaiInstant } from '../../api/_src/kernel/clock.ts'
import { isWorkday, takeCalendars } from '../../api/_src/kernel/workdays.ts'
import { auditLog } from '../../db/schema/index.ts'
import { createMessageWorld, type MessageWorld } from '../support/message-world.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await createMessageWorld()
})
beforeEach(async () => {
  await world.reset()
  takeCalendars([])
})
afterAll(async () => {
  takeCalendars([])
  await world.close()
})

const arranged = '2031-10-01~2031-10-07 休 国庆\n2031-09-28 班\n2031-01-01 休\n2031-05-01 休'
const save = (text: string) => saveCalendar(world, { year: 2031, text, actorId: 'emp_admin' })

test('a preview says what would change, and changes nothing', () => {
  expect(isWorkday('2031-09-28')).toBe(false)
  const preview = previewCalendar({ year: 2031, text: arranged })
  expect(preview).toMatchObject({ workedDays: ['2031-09-28'], problems: [], changes: 1 })
  expect(preview.freeDays).toContain('2031-10-07')
  expect(isWorkday('2031-09-28')).toBe(false)
})

test('an uploaded year is what every rule goes by, in other instances too', async () => {
  await save(arranged)
  expect(isWorkday('2031-09-28')).toBe(true)
  expect(isWorkday('2031-10-07')).toBe(false)
  // a day that the arrangement does not name is an ordinary one, also where we had guessed a holiday
  expect(isWorkday('2031-05-02')).toBe(true)
  takeCalendars([])
  await world.settle()
  expect(isWorkday('2031-09-28')).toBe(true)
})

test('the latest upload of a year holds, the others are its history, and each is audited', async () => {
  await save(arranged)
  await save('2031-10-01 休')
  world.clock.set(shanghaiInstant('2030-11-20', 10))
  const { years, history } = await listCalendars(world)
  expect(years[0]).toEqual({ year: 2031, source: 'uploaded', freeDays: 1, workedDays: 0 })
  expect(history.map(({ freeDays }) => freeDays)).toEqual([1, 7])
  const audited = await world.db.select().from(auditLog)
  expect(audited.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
    'calendar.changed 2031',
    'calendar.changed 2031',
  ])
})

test('a text that cannot be read as a whole is refused as a whole', async () => {
  await expect(save('2031-10-01 休\n十月二日 休')).rejects.toMatchObject({ code: 'invalid_input' })
  expect((await listCalendars(world)).history).toEqual([])
})

test('from November on administrators are told that next year is missing, until it is there', async () => {
  world.clock.set(shanghaiInstant('2030-10-31', 10))
  const missing = async () => {
    await checkCalendar(world)
    return (await world.openWarnings()).length
  }
  await saveCalendar(world, { year: 2030, text: '2030-10-01 休', actorId: 'emp_admin' })
  expect(await missing()).toBe(0)
  world.clock.set(shanghaiInstant('2030-11-01', 10))
  expect(await missing()).toBe(1)
  await world.reset()
  world.clock.set(shanghaiInstant('2030-11-01', 10))
  await saveCalendar(world, { year: 2030, text: '2030-10-01 休', actorId: 'emp_admin' })
  await save(arranged)
  expect(await missing()).toBe(0)
})
