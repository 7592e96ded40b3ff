import { useRef, useState } from 'react'
import type { Alert, WorklistItem } from '../../../../../shared/alert.ts'
import { useKeys } from '../../lib/use-keys.ts'
import type { Filters } from './filters.ts'
import { openLine } from './open-line.ts'
import { WorkRow } from './work-row.tsx'
import { type Line, linesOf } from './worklist-order.ts'

type Sort = Filters['sort']
type Props = {
  items: readonly WorklistItem[]
  now: number
  sort: Sort
  onSort: (sort: Sort) => void
}

/** A browser's table: an employee a group of rows, a row an alert; the keyboard goes from row to row. */
export function WorkTable({ items, now, sort, onSort }: Props) {
  const table = useRef<HTMLTableElement>(null)
  const lines = linesOf(items)
  const [at, setAt] = useState<string | null>(null)
  const place = lines.findIndex(({ alertId }) => alertId === at)

  const go = (to: number) => {
    const line = lines[Math.max(0, Math.min(lines.length - 1, to))]
    if (!line) return
    setAt(line.alertId)
    table.current?.querySelector<HTMLElement>(`[data-alert="${line.alertId}"]`)?.focus()
  }
  const onLine = (act: (line: Line) => void) => () => {
    const line = lines[place]
    if (line) act(line)
  }
  useKeys({
    ArrowDown: () => go(place + 1),
    ArrowUp: () => go(place < 0 ? 0 : place - 1),
    t: onLine((line) => openLine(line, 'call')),
    f: onLine((line) => openLine(line, 'follow')),
    '/': () => document.querySelector<HTMLElement>('.filters input')?.focus(),
  })

  let row = 0
  return (
    <div className='card tw'>
      <table className='tbl' ref={table} aria-label='待办'>
        <thead>
          <tr>
            <Head words='到期' by='due' sort={sort} onSort={onSort} />
            <th scope='col'>员工</th>
            <th scope='col'>部门</th>
            <th scope='col'>联络人</th>
            <Head words='评分' by='score' sort={sort} onSort={onSort} />
            <Head words='为什么要跟进' by='severity' sort={sort} onSort={onSort} />
            <th scope='col'>状态</th>
            <th scope='col'>操作</th>
          </tr>
        </thead>
        {items.map((item) => (
          <tbody key={item.employee.id}>
            {item.alerts.map((alert: Alert, index) => {
              const line = lines[row++]
              return line ? (
                <WorkRow
                  key={alert.id}
                  item={item}
                  alert={alert}
                  line={line}
                  first={index === 0}
                  now={now}
                  // one row is reached by Tab, the others by the arrows
                  reached={at === null ? line === lines[0] : at === alert.id}
                  onReach={() => setAt(alert.id)}
                />
              ) : null
            })}
          </tbody>
        ))}
      </table>
    </div>
  )
}

type HeadProps = { words: string; by: Sort; sort: Sort; onSort: (sort: Sort) => void }

function Head({ words, by, sort, onSort }: HeadProps) {
  const on = sort === by
  return (
    <th scope='col' aria-sort={on ? 'ascending' : 'none'}>
      <button type='button' className='tbl__sort' onClick={() => onSort(by)}>
        {words}
        <span aria-hidden className={on ? '' : 'third'}>
          {on ? ' ↑' : ' ⇅'}
        </span>
      </button>
    </th>
  )
}
