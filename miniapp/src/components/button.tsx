import { Button as TaroButton, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { type DeskIconName, Icon, type IconName } from './icon.tsx'
import { pressable } from './press.ts'
import './button.scss'

type Props = {
  children: ReactNode
  /** `row`: one line of a list of things to do. */
  look?: 'primary' | 'line' | 'soft' | 'fill' | 'text' | 'bad' | 'row' | 'row-bad'
  icon?: IconName | DeskIconName
  /** Work is under way: further presses are swallowed and the words say so. */
  busy?: boolean
  /** Full words for a screen reader where the visible ones need their surroundings. */
  label?: string
  small?: boolean
  /** Leads to another page. */
  opens?: boolean
  onPress: () => void
}

/** Never disabled: people press, then the screen says what is missing. */
export function Button({
  children,
  look = 'line',
  icon,
  busy,
  label,
  small,
  opens,
  onPress,
}: Props) {
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
        <View className='btn__words'>{children}</View>
        {opens ? <Icon name='forward' /> : null}
      </View>
    </TaroButton>
  )
}
