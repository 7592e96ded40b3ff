import { View } from '@tarojs/components'
import type { Dashboard } from '../../../../../shared/dashboard.ts'
import { sayCount, saySeconds, sayShare } from '../../lib/say-number.ts'
import { Picture } from './picture.tsx'

/** How soon somebody dials once an emergency card is open. */
export function Dialling({ dialling }: { dialling: Dashboard['dialling'] }) {
  const { opened, dialled, withinMinute, medianSeconds } = dialling
  const times = (count: number) => `${sayCount(count)} 次`
  const silent = opened - dialled
  return (
    <Picture
      span={12}
      title='紧急联系：多快打出第一个电话'
      note='最近 12 个月'
      heads={['紧急联系', '数量', '占比']}
      rows={[
        ['打开紧急联系卡', times(opened), ''],
        ['打了电话', times(dialled), sayShare(dialled, opened)],
        ['一分钟内打出', times(withinMinute), sayShare(withinMinute, dialled)],
        ['一般要多久', saySeconds(medianSeconds), ''],
      ]}
    >
      {opened === 0 ? (
        <View className='sub second'>最近 12 个月没有打开过紧急联系卡。</View>
      ) : (
        <View className='effects'>
          <Figure
            label='打开紧急联系卡'
            said={times(opened)}
            note={silent > 0 ? `其中 ${times(silent)}没有打电话` : '每次都打了电话'}
          />
          <Figure
            label='一分钟内打出'
            said={sayShare(withinMinute, dialled)}
            note={`打了电话的 ${times(dialled)}里有 ${times(withinMinute)}`}
          />
          <Figure
            label='一般要多久'
            said={saySeconds(medianSeconds)}
            note='一半比这快，一半比这慢'
          />
        </View>
      )}
    </Picture>
  )
}

function Figure({ label, said, note }: { label: string; said: string; note: string }) {
  return (
    <View className='effect'>
      <View className='sub strong'>{label}</View>
      <View className='effect__now'>{said}</View>
      <View className='note second'>{note}</View>
    </View>
  )
}
