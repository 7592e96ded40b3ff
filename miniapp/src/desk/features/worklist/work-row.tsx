import type { KeyboardEvent } from 'react'
import type { Alert, WorklistItem } from '../../../../../shared/alert.ts'
import { placeWords } from '../../../../../shared/place-words.ts'
import { Chip } from '../../../components/chip.tsx'
import { DueChip, StateChip } from '../../components/due-chip.tsx'
import { useAlertLine } from '../../lib/desk-store.ts'
import { openLine } from './open-line.ts'
import { reasonWords } from './work-cards.tsx'
import type { Line } from './worklist-order.ts'

type Props = {
  item: WorklistItem
  alert: Alert
  line: Line
  /** The employee is told in the first row of a group only. */
  first: boolean
  now: number
  reached: boolean
  onReach: () => void
}

export function WorkRow({ item, alert, line, first, now, reached, onReach }: Props) {
  const { employee, coverage, alerts } = item
  const { contact, score } = alert
  const open = () => openLine(line)
  const hear = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.target !== event.currentTarget) return
    event.preventDefault()
    open()
  }
  return (
    <tr
      className='tbl__row'
      data-alert={alert.id}
      tabIndex={reached ? 0 : -1}
      onFocus={onReach}
      onKeyDown={hear}
      onClick={open}
    >
      <td>
        <DueChip dueAt={alert.dueAt} overdue={alert.overdue} now={now} />
      </td>
      {first ? (
        <>
          <th scope='rowgroup' rowSpan={alerts.length} className='tbl__who'>
            <b>{employee.name}</b> <span className='second'>{employee.employeeNo}</span>
            {item.awaited ? (
              <div>
                <Chip tone='wait' icon='clock' word='还没入职' />
              </div>
            ) : null}
            {coverage.counts < coverage.must ? (
              <div>
                <Chip tone='bad' icon='alert' word='没有保障' />
              </div>
            ) : null}
          </th>
          <td rowSpan={alerts.length} className='tbl__place'>
            {placeWords(employee)}
          </td>
        </>
      ) : null}
      <td>
        {contact ? (
          <>
            {contact.relation} {contact.maskedName}
            <div className='second number nowrap'>{contact.maskedPhone}</div>
          </>
        ) : (
          <span className='third'>—</span>
        )}
      </td>
      <td className='nowrap'>{score === undefined ? '' : <Score score={score} />}</td>
      <td className='tbl__why'>{reasonWords(alert)}</td>
      <td>
        <StateChip state={alert.state === 'in_follow_up' ? 'in_follow_up' : 'open'} />
      </td>
      <td className='tbl__ways'>
        {contact ? (
          <>
            <Way
              words='打电话'
              label={`打电话：${contact.maskedName}`}
              go={() => openLine(line, 'call')}
            />
            <Way
              words='跟进'
              label={`记录跟进：${contact.maskedName}`}
              go={() => openLine(line, 'follow')}
            />
          </>
        ) : (
          <Way words='看联络人' label={`看联络人：${employee.name}`} go={open} />
        )}
      </td>
    </tr>
  )
}

function Score({ score }: { score: number }) {
  const risky = score < useAlertLine()
  return (
    <>
      <b className={`tbl__score${risky ? ' c-bad' : ''}`}>{score.toFixed(1)}</b>
      {risky ? <span className='tbl__risk'>高风险</span> : null}
    </>
  )
}

function Way({ words, label, go }: { words: string; label: string; go: () => void }) {
  return (
    <button
      type='button'
      className='tbl__way'
      aria-label={label}
      onClick={(event) => {
        event.stopPropagation()
        go()
      }}
    >
      {words}
    </button>
  )
}
