import { Text, View } from '@tarojs/components'
import { type Alert, alertReasonSentences } from '../../../../../shared/alert.ts'
import type { EmployeeRecord } from '../../../../../shared/record.ts'
import { Chip } from '../../../components/chip.tsx'
import { Icon } from '../../../components/icon.tsx'
import { pressable } from '../../../components/press.ts'
import { contactChip } from '../../../lib/contact-chip.ts'
import { openDesk } from '../../lib/desk-pages.ts'

type Props = { contact: EmployeeRecord['contacts'][number]; alert: Alert | undefined }

/** One contact of an employee: where it stands, and the way to its record. */
export function NamedCard({ contact, alert }: Props) {
  const { score } = contact
  return (
    <View className='card' role='listitem'>
      <View
        className='named__face'
        {...pressable(() => openDesk('record', { id: contact.id }), 'link')}
      >
        <View className='words'>
          <View className='ident__line'>
            <Text className='head'>{contact.maskedName}</Text>
            <Text className='second'>{contact.relation}</Text>
            <Chip {...contactChip({ state: contact.state })} />
          </View>
          <View className='sub second number'>
            {contact.maskedPhone}
            {score === null ? '' : ` · 评分 ${score.toFixed(1)}`}
            {contact.counts ? '' : ' · 不计入保障'}
          </View>
          {alert ? (
            <View className='sub c-bad'>
              {alert.reasons.map((reason) => alertReasonSentences[reason]).join('；')}
            </View>
          ) : null}
        </View>
        <Icon name='forward' />
      </View>
    </View>
  )
}
