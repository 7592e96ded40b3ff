import {
  type CalendarPreview,
  type Calendars,
  calendarPreviewSchema,
  calendarsSchema,
} from '../../../../shared/calendar.ts'
import type { Answer } from '../../lib/refusal.ts'
import { askDesk, tellDesk } from './ask.ts'

type Given = { year: number; text: string }

export function getCalendars(): Promise<Answer<Calendars>> {
  return askDesk('/calendars', calendarsSchema)
}

export function previewCalendar(body: Given): Promise<Answer<CalendarPreview>> {
  return tellDesk('POST', '/calendars/preview', calendarPreviewSchema, { body })
}

export function saveCalendar(body: Given): Promise<Answer<Calendars>> {
  return tellDesk('PUT', '/calendars', calendarsSchema, { body })
}
