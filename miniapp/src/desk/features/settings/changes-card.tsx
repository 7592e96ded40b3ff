import { View } from '@tarojs/components'
import { settingWords } from '../../../../../shared/setting-words.ts'
import type { SettingsView } from '../../../../../shared/settings.ts'
import { sayMoment } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { Turn, type Turning } from '../../components/turn.tsx'

type Props = { history: SettingsView['history']; turning: Turning }

/** Who set what, the latest first. */
export function ChangesCard({ history, turning }: Props) {
  return (
    <View className='card'>
      <View className='card__title' role='heading' aria-level='2'>
        改动记录
      </View>
      {history.length === 0 ? (
        <View className='second'>还没有改过，都是系统自己的值。</View>
      ) : (
        <View role='list'>
          {history.map(({ id, key, before, after, by, at }) => (
            <View key={id} className='setting' role='listitem'>
              <View className='setting__words'>
                <View className='strong'>{settingWords[key].name}</View>
                <View>
                  {before ?? '系统自己的值'} → {after}
                </View>
                <View className='sub second'>
                  {sayMoment(at, serverNow())} · {by ?? '已离职员工'}
                </View>
              </View>
            </View>
          ))}
        </View>
      )}
      <Turn {...turning} />
    </View>
  )
}
