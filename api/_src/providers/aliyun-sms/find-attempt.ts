import { ProviderError } from '../../kernel/provider-error.ts'
import type { SmsFinding } from '../../ports/sms.ts'
import { PAGE_SIZE } from './client.ts'
import { type DetailsPage, PROVIDER } from './translate.ts'

/** More sends to one number on one day than 20 pages hold are no state of ours. */
const MOST_PAGES = 20

/**
 * Looks through every page of every date for one attempt. `null` only after all of them answered:
 * a failing page throws, so that "not found" is never said by a query that did not look everywhere.
 */
export async function findAttempt(
  query: { outId: string; dates: readonly string[] },
  readPage: (date: string, page: number) => Promise<DetailsPage>,
): Promise<SmsFinding | null> {
  for (const date of query.dates) {
    for (let page = 1, pages = 1; page <= pages; page++) {
      const { total, details } = await readPage(date, page)
      const found = details.find((detail) => detail.outId === query.outId)
      if (found) return found.finding
      pages = Math.ceil(total / PAGE_SIZE)
      if (pages > MOST_PAGES) throw new ProviderError('unavailable', PROVIDER, 'too_many_pages')
    }
  }
  return null
}
