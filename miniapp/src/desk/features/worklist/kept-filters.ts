import { type Filters, noFilters } from './filters.ts'

// what somebody filtered by stays while they go through the records
let kept: Filters = noFilters

export function readFilters(): Filters {
  return kept
}

/** What the list is narrowed down to when it is opened next. */
export function keepFilters(filters: Filters): void {
  kept = filters
}
