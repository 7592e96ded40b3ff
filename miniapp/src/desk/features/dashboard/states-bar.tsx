import { View } from '@tarojs/components'
import type { Dashboard } from '../../../../../shared/dashboard.ts'
import { Icon } from '../../../components/icon.tsx'
import { sayCount, sayShare } from '../../lib/say-number.ts'
import { Picture } from './picture.tsx'

const parts = [
  { key: 'valid', words: '有效', icon: 'done', tone: 'ok', note: '本人确认过' },
  { key: 'waiting', words: '待确认', icon: 'clock', tone: 'wait', note: '等答复' },
  { key: 'due', words: '待复核', icon: 'calendar', tone: 'due', note: '该再核对了' },
  { key: 'invalid', words: '无效', icon: 'wrong', tone: 'bad', note: '打不通或不同意' },
] as const

/** Where the contacts stand now; what needs work is hatched too. */
export function StatesBar({ states }: { states: Dashboard['states'] }) {
  const whole = parts.reduce((sum, { key }) => sum + states[key], 0)
  const said = parts.map(({ key, words }) => `${words} ${sayShare(states[key], whole)}`).join('，')
  return (
    <Picture
      span={7}
      title='联络人现在的状态'
      note={`共 ${sayCount(whole)} 位`}
      heads={['状态', '人数', '占比']}
      rows={parts.map(({ key, words }) => [
        words,
        sayCount(states[key]),
        sayShare(states[key], whole),
      ])}
    >
      <View className='states' role='img' aria-label={said}>
        {parts.map(({ key, tone }) =>
          states[key] > 0 ? (
            <View
              key={key}
              className={`states__part states__part--${tone}`}
              style={{ flexGrow: states[key] }}
            />
          ) : null,
        )}
      </View>
      <View className='legend'>
        {parts.map(({ key, words, icon, tone, note }) => (
          <View key={key} className='legend__one'>
            <View className={`legend__icon legend__icon--${tone}`}>
              <Icon name={icon} />
            </View>
            <View className='words'>
              <View>{words}</View>
              <View className='legend__number'>{sayCount(states[key])}</View>
              <View className='note second'>
                {sayShare(states[key], whole)} · {note}
              </View>
            </View>
          </View>
        ))}
      </View>
    </Picture>
  )
}
