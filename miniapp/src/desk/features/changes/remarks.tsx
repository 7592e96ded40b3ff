import { View } from '@tarojs/components'
import type { ChangeRequest } from '../../../../../shared/change-request.ts'
import { Icon } from '../../../components/icon.tsx'

const remarkIcons = { ok: 'done', wait: 'alert', note: 'info' } as const

/** What the decider should know. */
export function Remarks({ request }: { request: ChangeRequest }) {
  return (
    <View className='card' role='list'>
      {request.remarks.map(({ tone, text }) => (
        <View key={text} className='remark' role='listitem'>
          <View className={tone === 'note' ? 'second' : `c-${tone}`}>
            <Icon name={remarkIcons[tone]} />
          </View>
          <View className='words'>{text}</View>
        </View>
      ))}
      {request.decidedAt ? null : (
        <View className='remark' role='listitem'>
          <View className='second'>
            <Icon name='shield' />
          </View>
          <View className='words'>
            {request.mayDecide ? '您同意' : '决定'}之前，原来的联络人一直有效
          </View>
        </View>
      )}
    </View>
  )
}
