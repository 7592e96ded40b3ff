import { View } from '@tarojs/components'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import './trouble.scss'

/** Nothing to show: what happened and the one thing to press. */
export function Trouble({
  title,
  detail,
  action,
  onPress,
}: {
  title: string
  detail: string
  action?: string
  onPress?: () => void
}) {
  return (
    <View className='card trouble' role='alert'>
      <Icon name='alert' />
      <View className='title'>{title}</View>
      <View className='second'>{detail}</View>
      {action && onPress ? (
        <Button look='primary' onPress={onPress}>
          {action}
        </Button>
      ) : null}
    </View>
  )
}

/** While the first answer is on its way. */
export function Loading({ words }: { words: string }) {
  return (
    <View className='loading' role='status' aria-live='polite'>
      <Icon name='spinner' />
      <View>{words}</View>
    </View>
  )
}
