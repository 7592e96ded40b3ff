import { View } from '@tarojs/components'
import { Icon, type IconName } from '../../components/icon.tsx'
import type { StepLine } from './step-lines.ts'
import './steps.scss'

const icons: Record<StepLine['look'], IconName> = {
  done: 'tick',
  now: 'clock',
  stuck: 'alert',
  todo: 'minus',
}

/** The way from 已提交 to 已生效: icon, word and time on each line. */
export function Steps({ lines }: { lines: readonly StepLine[] }) {
  return (
    <View className='card steps' role='list' aria-label='进度'>
      {lines.map((line) => (
        <View key={line.key} className={`step step--${line.look}`} role='listitem'>
          <View className='step__dot'>
            <Icon name={icons[line.look]} />
          </View>
          <View className='step__words'>
            <View className='step__head'>
              <View className='step__name'>{line.words}</View>
              <View className='step__when'>{line.when}</View>
            </View>
            {line.hint ? <View className='step__hint'>{line.hint}</View> : null}
          </View>
        </View>
      ))}
    </View>
  )
}
