import { Text, View } from '@tarojs/components'
import { Icon, type IconName } from './icon.tsx'
import './message-line.scss'

export type FieldMessage = {
  tone: 'plain' | 'busy' | 'ok' | 'wait' | 'bad'
  head: string
  detail?: string
}

const icons: Record<FieldMessage['tone'], IconName | null> = {
  plain: null,
  busy: 'spinner',
  ok: 'done',
  wait: 'alert',
  bad: 'wrong',
}

/** The line under a field; screen readers hear it change. */
export function MessageLine({ message, id }: { message: FieldMessage | null; id?: string }) {
  const icon = message ? icons[message.tone] : null
  return (
    <View className='message' id={id} role='status' aria-live='polite'>
      {message ? (
        <View className={`message__in message--${message.tone}`}>
          {icon ? <Icon name={icon} /> : null}
          <View className='message__words'>
            <Text className='message__head'>{message.head}</Text>
            {message.detail ? <View className='message__detail'>{message.detail}</View> : null}
          </View>
        </View>
      ) : null}
    </View>
  )
}
