import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { type FieldMessage, MessageLine } from './message-line.tsx'
import './field.scss'

type Props = {
  label: string
  /** Names the field for a scroll to it and for a group's label. */
  id: string
  message?: FieldMessage | null
  children: ReactNode
  /** Ways on, under the line. */
  after?: ReactNode
}

/** A label, what is filled in, and one line that keeps its place and says how it went. */
export function Field({ label, id, message, children, after }: Props) {
  return (
    <View className='field' id={id}>
      <Text className='field__label' id={`${id}-label`}>
        {label}
      </Text>
      {children}
      {message === undefined ? null : <MessageLine id={`${id}-message`} message={message} />}
      {after}
    </View>
  )
}
