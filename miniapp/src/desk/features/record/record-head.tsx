import { Text, View } from '@tarojs/components'
import { placeWords } from '../../../../../shared/place-words.ts'
import type { ContactRecordView, Revealed } from '../../../../../shared/record.ts'
import { Button } from '../../../components/button.tsx'
import { Chip } from '../../../components/chip.tsx'
import { pressable } from '../../../components/press.ts'
import { contactChip } from '../../../lib/contact-chip.ts'
import { openDesk } from '../../lib/desk-pages.ts'
import { NumberCard } from './number-card.tsx'

type Props = { record: ContactRecordView; revealed: Revealed | null; onReveal: () => void }

/** Who, whose, which number, where it stands; and the way to the full number. */
export function RecordHead({ record, revealed, onReveal }: Props) {
  const { employee, order, score } = record
  const place = placeWords(employee)
  const known = [record.maskedPhone, record.carrier, record.home].filter(Boolean).join(' · ')
  return (
    <View className='card ident'>
      <View className='ident__words'>
        <View className='ident__line'>
          <Text className='head'>{revealed?.name ?? record.maskedName}</Text>
          <Text className='second'>
            {employee.name}的{record.relation}
            {order ? ` · 第 ${order} 位` : ''}
          </Text>
          <Chip {...contactChip({ state: record.state })} />
          {score?.risk === 'high' ? <Chip tone='bad' icon='alert' word='高风险' /> : null}
          {record.shared ? <Chip tone='mute' icon='person' word='与家人共用' /> : null}
        </View>
        <View className='sub second number'>{known}</View>
        <View className='ident__whose'>
          <Text className='sub second'>员工：</Text>
          <View
            className='link sub'
            {...pressable(() => openDesk('employee', { id: employee.id }), 'link')}
          >
            {employee.name} {employee.employeeNo}
          </View>
          {place ? <Text className='sub second'>，{place}</Text> : null}
        </View>
      </View>
      {revealed ? (
        <NumberCard revealed={revealed} />
      ) : (
        <View className='ident__way'>
          <Button look='line' icon='eye' onPress={onReveal}>
            看号码并打电话
          </Button>
        </View>
      )}
    </View>
  )
}
