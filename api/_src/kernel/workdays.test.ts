import { describe, expect, it } from 'vitest'
import { lunarDate, tombSweepingDay } from './lunar.ts'
import { addWorkdays, hasCalendar, isWorkday } from './workdays.ts'

describe('the PRC calendar of a year that was published', () => {
  it('knows 2026, with the Saturday that is worked before 春节', () => {
    expect(hasCalendar(2026)).toBe(true)
    expect(isWorkday('2026-02-14')).toBe(true)
    expect(isWorkday('2026-02-16')).toBe(false)
    expect(isWorkday('2026-10-01')).toBe(false)
    expect(isWorkday('2026-10-10')).toBe(true)
    expect(isWorkday('2026-11-21')).toBe(false)
    expect(isWorkday('2026-11-23')).toBe(true)
  })

  it('counts workdays over a holiday', () => {
    expect(addWorkdays(new Date('2026-09-30T10:00:00+08:00'), 1)).toBe('2026-10-08')
    expect(addWorkdays(new Date('2026-11-20T23:30:00+08:00'), 2)).toBe('2026-11-24')
  })
})

describe('a year without data', () => {
  it('is known to lack it', () => expect(hasCalendar(2031)).toBe(false))

  it('still keeps 元旦, 春节, 清明, 劳动节, 端午, 中秋 and 国庆 free', () => {
    for (const date of [
      '2031-01-01',
      lunarDate(2031, 1, 1),
      lunarDate(2031, 1, 4),
      tombSweepingDay(2031),
      '2031-05-01',
      lunarDate(2031, 5, 5),
      lunarDate(2031, 8, 15),
      '2031-10-01',
      '2031-10-07',
    ])
      expect([date, isWorkday(date)]).toEqual([date, false])
  })

  it('keeps weekends free and works on plain weekdays', () => {
    expect(isWorkday('2031-03-15')).toBe(false)
    expect(isWorkday('2031-03-17')).toBe(true)
  })
})

describe('the lunar calendar', () => {
  it.each([
    [2025, 1, 1, '2025-01-29'],
    [2027, 1, 1, '2027-02-06'],
    [2027, 5, 5, '2027-06-09'],
    [2027, 8, 15, '2027-09-15'],
    [2028, 1, 1, '2028-01-26'],
    [2030, 1, 1, '2030-02-03'],
    [2025, 8, 15, '2025-10-06'],
    [2033, 8, 15, '2033-09-08'],
  ])('%i-%i-%i is %s, after a leap month too', (year, month, day, date) => {
    expect(lunarDate(year, month, day)).toBe(date)
  })

  it.each([
    [2025, '2025-04-04'],
    [2026, '2026-04-05'],
    [2027, '2027-04-05'],
  ])('清明 %i is %s', (year, date) => expect(tombSweepingDay(year)).toBe(date))
})
