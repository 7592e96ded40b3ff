import { useMemo } from 'react'
import type { Alert, WorklistItem } from '../../../../../shared/alert.ts'
import { useKeys } from '../../lib/use-keys.ts'
import type { Filters } from './filters.ts'
import { openLine } from './open-line.ts'
import { useRows } from './use-rows.ts'
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
  const lines = useMemo(() => linesOf(items), [items])
  const { place, here, go, isReached, reach } = useRows(lines)
  const onLine = (act: (line: Line) => void) => () => {
    if (here) act(here)
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
      <table className='tbl' aria-label='待办'>
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
                  reached={isReached(line)}
                  onReach={() => reach(line)}
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
