/** A workday with what is already planned for it. Days stand in order, the nearest first. */
export type Day = { date: string; load: number }

/** So many people with the same wishes: asked from `opensOn`, best by `wantedBy`, at the latest on `latestOn`. */
export type Group = { opensOn: string; wantedBy: string; latestOn: string; count: number }

/** `count` people of the group at this index are asked on `date`. */
export type Placing = { group: number; date: string; count: number }

/**
 * The smallest cap of a day, and no less than `wished`, under which everybody finds a place by their latest day. For
 * deadlines that all begin today it is enough that no deadline has more people before it than places. Pure.
 */
export function capFor(wished: number, days: readonly Day[], groups: readonly Group[]): number {
  const all = groups.reduce((sum, { count }) => sum + count, 0)
  let low = wished
  let high = Math.max(wished, all + Math.max(0, ...days.map(({ load }) => load)))
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isEnough(middle, days, groups)) high = middle
    else low = middle + 1
  }
  return low
}

function isEnough(cap: number, days: readonly Day[], groups: readonly Group[]): boolean {
  const byDeadline = groups.toSorted((a, b) => compare(deadlineOf(a, days), deadlineOf(b, days)))
  let places = 0
  let people = 0
  let next = 0
  for (const group of byDeadline) {
    const deadline = deadlineOf(group, days)
    for (let day = days[next]; day && day.date <= deadline; day = days[++next])
      places += Math.max(0, cap - day.load)
    people += group.count
    if (people > places) return false
  }
  return true
}

/** A deadline before the first workday means the first workday. */
function deadlineOf({ latestOn }: Group, days: readonly Day[]): string {
  const first = days[0]?.date ?? latestOn
  return latestOn < first ? first : latestOn
}

/** What a day is filled to by wishes; the rest of its cap is for whom nothing else is left, e.g. who was missed. */
const FOR_WISHES = 0.9

/**
 * Lays everybody on a workday: level within the days they wish for, else on an earlier day, else on a later one, never
 * after their latest and never above the cap (`capFor` says which cap suffices). Whoever has the earlier deadline is
 * placed first. Pure.
 */
export function spread(days: readonly Day[], cap: number, groups: readonly Group[]): Placing[] {
  const book = days.map(({ date, load }) => ({ date, load }))
  const placings: Placing[] = []
  const inOrder = groups
    .map((group, index) => ({ ...group, index, latestOn: deadlineOf(group, days) }))
    .sort((a, b) => compare(a.latestOn, b.latestOn) || compare(a.wantedBy, b.wantedBy))
  for (const { index, count, opensOn, wantedBy, latestOn } of inOrder) {
    const possible = book.filter(({ date }) => date <= latestOn)
    const wished = possible.filter(({ date }) => date >= opensOn && date <= wantedBy)
    // the nearest to the wish first
    const early = possible.filter(({ date }) => date < opensOn).reverse()
    const late = possible.filter(({ date }) => date >= opensOn && date > wantedBy)
    let left = count
    for (const limit of [Math.ceil(cap * FOR_WISHES), cap]) {
      const parts = [...level(wished, limit, left)]
      left -= parts.reduce((sum, [, part]) => sum + part, 0)
      for (const day of [...early, ...late]) {
        const part = Math.min(left, Math.max(0, limit - day.load))
        parts.push([day, part])
        left -= part
      }
      for (const [day, part] of parts) {
        day.load += part
        if (part > 0) placings.push({ group: index, date: day.date, count: part })
      }
    }
  }
  return placings
}

/** Fills the emptiest days first, as water would, up to the cap. */
function level(days: readonly Day[], cap: number, wanted: number): [Day, number][] {
  const room = days.reduce((sum, { load }) => sum + Math.max(0, cap - load), 0)
  const count = Math.min(wanted, room)
  if (count === 0) return []
  let low = 0
  let high = cap
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const holds = days.reduce((sum, { load }) => sum + Math.max(0, middle - load), 0)
    if (holds >= count) high = middle
    else low = middle + 1
  }
  // at the level below everything fits; the rest goes one by one, evenly over the days
  const filled = days.map((day): [Day, number] => [day, Math.max(0, low - 1 - day.load)])
  const left = count - filled.reduce((sum, [, part]) => sum + part, 0)
  const open = filled.filter(([day, part]) => day.load + part < low)
  for (let one = 0; one < left; one++) {
    const pick = open[Math.floor((one * open.length) / left)]
    if (pick) pick[1]++
  }
  return filled
}

/** As soon as there is room: what HR starts by hand begins today. Says how many of `count` go out on which day. */
export function fillFirst(
  days: readonly Day[],
  cap: number,
  count: number,
): Omit<Placing, 'group'>[] {
  const placings: Omit<Placing, 'group'>[] = []
  let left = count
  for (const { date, load } of days) {
    const part = Math.min(left, Math.max(0, cap - load))
    if (part > 0) placings.push({ date, count: part })
    left -= part
  }
  const last = days.at(-1)
  if (left > 0 && last) placings.push({ date: last.date, count: left })
  return placings
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
