import { Text, View } from '@tarojs/components'
import { type Alert, alertReasonSentences, type WorklistItem } from '../../../../../shared/alert.ts'
import { placeWords } from '../../../../../shared/place-words.ts'
import { Button } from '../../../components/button.tsx'
import { Chip } from '../../../components/chip.tsx'
import { pressable } from '../../../components/press.ts'
import { DueChip } from '../../components/due-chip.tsx'
import { openLine } from './open-line.ts'
import { ScoreMark } from './score-mark.tsx'
import { linesOf } from './worklist-order.ts'

/** The worklist on a phone: an employee a card, each of their alerts in it. */
export function WorkCards({ items, now }: { items: readonly WorklistItem[]; now: number }) {
  return (
    <View className='works' role='list'>
      {items.map((item) => (
        <WorkCard key={item.employee.id} item={item} now={now} />
      ))}
    </View>
  )
}

function whereWords(employee: Alert['employee']): string {
  return [placeWords(employee), employee.employeeNo].filter(Boolean).join(' · ')
}

function WorkCard({ item, now }: { item: WorklistItem; now: number }) {
  const { employee } = item
  const open = () => openLine({ page: 'employee', id: employee.id, alertId: '' })
  return (
    <View className='card work' role='listitem'>
      <View className='work__who' {...pressable(open, 'link')}>
        <View className='work__line'>
          <Text className='head'>{employee.name}</Text>
          <Text className='sub second'>{whereWords(employee)}</Text>
        </View>
        <View className='work__chips'>
          {item.coverage.counts < item.coverage.must ? (
            <Chip tone='bad' icon='alert' word='没有保障' />
          ) : null}
          {item.awaited ? <Chip tone='wait' icon='clock' word='还没入职' /> : null}
          <DueChip dueAt={item.dueAt} overdue={item.overdue} now={now} alone />
        </View>
      </View>
      {item.alerts.map((alert) => (
        <AlertPart key={alert.id} alert={alert} item={item} />
      ))}
    </View>
  )
}

function AlertPart({ alert, item }: { alert: Alert; item: WorklistItem }) {
  const [line] = linesOf([{ ...item, alerts: [alert] }])
  if (!line) return null
  const { contact } = alert
  const whose = contact ? `${contact.relation}${contact.maskedName}` : item.employee.name
  return (
    <View className='work__alert'>
      <View className='work__face' {...pressable(() => openLine(line), 'link')}>
        {contact ? (
          <View className='sub second'>
            联络人：{contact.relation} {contact.maskedName}{' '}
            <Text className='number'>{contact.maskedPhone}</Text>
          </View>
        ) : null}
        <View className='work__why'>
          {alert.score === undefined ? null : <ScoreMark score={alert.score} />}
          <View className='words'>{reasonWords(alert)}</View>
        </View>
      </View>
      <View className='work__ways'>
        {contact ? (
          <>
            <Button
              look='text'
              icon='phone'
              label={`打电话：${whose}`}
              onPress={() => openLine(line, 'call')}
            >
              打电话
            </Button>
            <Button
              look='text'
              icon='pencil'
              label={`记录跟进：${whose}`}
              onPress={() => openLine(line, 'follow')}
            >
              记录跟进
            </Button>
          </>
        ) : (
          <Button look='text' icon='person' onPress={() => openLine(line)}>
            看{item.employee.name}的联络人
          </Button>
        )}
      </View>
    </View>
  )
}

/** `号码停机；187 天没有确认`: the gravest first. */
export function reasonWords(alert: Alert): string {
  return alert.reasons.map((reason) => alertReasonSentences[reason]).join('；')
}
