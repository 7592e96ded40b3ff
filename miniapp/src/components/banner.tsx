import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import './banner.scss'

const icons: Record<'info' | 'ok' | 'wait' | 'bad', IconName> = {
  info: 'info',
  ok: 'done',
  wait: 'alert',
  bad: 'wrong',
}

/** One thing to know now; `urgent` is read out at once by a screen reader. */
export function Banner({
  tone,
  children,
  urgent,
}: {
  tone: keyof typeof icons
  children: ReactNode
  urgent?: boolean
}) {
  return (
    <View className={`banner banner--${tone}`} role={urgent ? 'alert' : 'status'}>
      <Icon name={icons[tone]} />
      <View className='banner__words'>{children}</View>
    </View>
  )
}
