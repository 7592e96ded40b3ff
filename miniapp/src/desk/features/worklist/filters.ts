import { alertReasonSentences, alertReasons, type Worklist } from '../../../../../shared/alert.ts'
import { placeWords } from '../../../../../shared/place-words.ts'
import { inBrowser } from '../../../lib/platform.ts'
import type { Option } from '../../components/choose.tsx'
import type { WorklistQuery } from '../../lib/desk-api.ts'

export type Filters = {
  q: string
  state: '' | 'open' | 'in_follow_up'
  departmentId: string
  reason: string
  /** `line`: below the company's own line, which may move while somebody filters. */
  belowScore: '' | 'line' | '3'
  mine: '' | '1'
  sort: 'severity' | 'due' | 'score'
}

export const noFilters: Filters = {
  q: '',
  state: '',
  departmentId: '',
  reason: '',
  belowScore: '',
  mine: '',
  sort: 'severity',
}

/** What narrows the list down; the order does not. */
export function isFiltered({ sort: _, ...narrowing }: Filters): boolean {
  return Object.values(narrowing).some((value) => value !== '')
}

// a page of employees with five alerts each stays under what a mini-program's screen takes at once (tests/weapp)
const ON_A_PHONE = '6'

/** What is asked of the server; `line` is the score below which a contact is high risk (settings). */
export function worklistQuery(
  filters: Filters,
  { cursor, line }: { cursor: string | null; line: number },
): WorklistQuery {
  const { belowScore } = filters
  return {
    ...filters,
    q: filters.q.trim(),
    belowScore: belowScore === 'line' ? String(line) : belowScore,
    ...(cursor ? { cursor } : {}),
    ...(inBrowser ? {} : { limit: ON_A_PHONE }),
  }
}

export const stateOptions: readonly Option[] = [
  { value: '', words: '没办完的' },
  { value: 'open', words: '待处理' },
  { value: 'in_follow_up', words: '跟进中' },
]
export const reasonOptions: readonly Option[] = [
  { value: '', words: '全部' },
  ...alertReasons.map((reason) => ({ value: reason, words: alertReasonSentences[reason] })),
]
export function scoreOptions(line: number): Option[] {
  return [
    { value: '', words: '不限' },
    { value: 'line', words: `${line} 分以下` },
    { value: '3', words: '3 分以下' },
  ]
}
export const ownerOptions: readonly Option[] = [
  { value: '', words: '全部' },
  { value: '1', words: '只看我的' },
]

export function departmentOptions(departments: Worklist['departments']): Option[] {
  const all = departments ?? []
  return [
    { value: '', words: all.length > 0 ? `全部 ${all.length} 个` : '全部' },
    ...all.map(({ id, name, site }) => ({
      value: id,
      words: placeWords({ site, department: name }),
    })),
  ]
}
