import { Button as TaroButton, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { pressable } from './press.ts'
import './button.scss'

type Props = {
  children: ReactNode
  look?: 'primary' | 'line' | 'soft' | 'fill' | 'text' | 'bad'
  icon?: IconName
  /** Work is under way: further presses are swallowed and the words say so. */
  busy?: boolean
  /** Full words for a screen reader where the visible ones need their surroundings. */
  label?: string
  small?: boolean
  onPress: () => void
}

/** Never disabled: people press, then the screen says what is missing. */
export function Button({ children, look = 'line', icon, busy, label, small, onPress }: Props) {
  const press = () => {
    if (!busy) onPress()
  }
  return (
    <TaroButton
      className={`btn btn--${look}${small ? ' btn--small' : ''}`}
      hoverClass='btn--pressed'
      aria-label={label}
      aria-busy={busy ? 'true' : undefined}
      {...pressable(press)}
    >
      <View className='btn__in'>
        {busy ? <Icon name='spinner' /> : icon ? <Icon name={icon} /> : null}
        <View>{children}</View>
      </View>
    </TaroButton>
  )
}
