import type { Config } from '../../config.ts'
import type { Site } from './shell.ts'

/** What every page says of the company. */
export function siteOf({ name, landline, retentionDays }: Config['company']): Site {
  return { company: name, landline, retentionDays }
}
