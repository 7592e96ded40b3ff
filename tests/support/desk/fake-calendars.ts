import { type Calendars, calendarTextSchema } from '../../../shared/calendar.ts'
import type { FakeAnswer, FakeRequest } from '../fake-api.ts'
import { refusal } from '../fake-refusal.ts'

/** Next year is not known yet; this year was uploaded. */
export function fakeCalendars(): Calendars {
  return {
    years: [
      { year: 2027, source: 'guessed', freeDays: 16, workedDays: 0 },
      { year: 2026, source: 'uploaded', freeDays: 19, workedDays: 6 },
      { year: 2025, source: 'known', freeDays: 18, workedDays: 5 },
    ],
    history: [
      { id: 1, year: 2026, freeDays: 19, workedDays: 6, by: '何建', at: '2025-11-05T02:00:00Z' },
    ],
  }
}

/** Reads only how long a text is: what it says, the server's own tests look at. */
export function answerCalendars(
  machine: { calendars: Calendars },
  method: string,
  id: string | undefined,
  request: FakeRequest,
): FakeAnswer {
  if (method === 'GET') return { status: 200, body: machine.calendars }
  const read = calendarTextSchema.safeParse(request.body)
  if (!read.success) return refusal('invalid_input')
  const { year, text } = read.data
  const problems = text.includes('休') ? [] : ['第 1 行：没有写“休”还是“班”']
  if (id === 'preview') {
    const freeDays = ['2027-10-01', '2027-10-04', '2027-10-05', '2027-10-06', '2027-10-07']
    const doubts = ['元旦（2027-01-01）没有写成休息', '没有调休上班的周末']
    return {
      status: 200,
      body: { year, freeDays, workedDays: [], problems, doubts, changes: 2 },
    }
  }
  const uploaded = { year, source: 'uploaded' as const, freeDays: 5, workedDays: 0 }
  const years = machine.calendars.years.map((one) => (one.year === year ? uploaded : one))
  const last = { id: 2, year, freeDays: 5, workedDays: 0, by: '何建', at: '2026-11-23T02:21:00Z' }
  machine.calendars = { years, history: [last, ...machine.calendars.history] }
  return { status: 200, body: machine.calendars }
}
