import * as z from 'zod/mini'

export const mostCalendarText = 20_000

/** What somebody pasted, or a file of theirs held: a line per day or span, e.g. `2027-02-05~2027-02-11,休,春节`. */
export const calendarTextSchema = z.object({
  year: z.int().check(z.minimum(2020), z.maximum(2100)),
  text: z.string().check(z.maxLength(mostCalendarText)),
})

/** `POST /api/desk/calendars/preview`: what it would mean; nothing is changed. */
export const calendarPreviewSchema = z.object({
  year: z.number(),
  /** Free days from Monday to Friday, and worked Saturdays and Sundays (调休). */
  freeDays: z.array(z.string()),
  workedDays: z.array(z.string()),
  /** Why it cannot be taken, a sentence per line. */
  problems: z.array(z.string()),
  /** What looks odd and may still be right. */
  doubts: z.array(z.string()),
  /** Days that are another thing than what holds now. */
  changes: z.number(),
})
export type CalendarPreview = z.infer<typeof calendarPreviewSchema>

export const calendarSources = ['uploaded', 'known', 'guessed'] as const

/** `GET /api/desk/calendars`: last, this and next year, and who uploaded what. */
export const calendarsSchema = z.object({
  years: z.array(
    z.object({
      year: z.number(),
      /** `known`: the product's own table has it. `guessed`: fixed-date and lunar holidays stand in. */
      source: z.enum(calendarSources),
      freeDays: z.number(),
      workedDays: z.number(),
    }),
  ),
  history: z.array(
    z.object({
      id: z.number(),
      year: z.number(),
      freeDays: z.number(),
      workedDays: z.number(),
      by: z.nullable(z.string()),
      at: z.string(),
    }),
  ),
})
export type Calendars = z.infer<typeof calendarsSchema>
