import { View } from '@tarojs/components'
import { useSyncExternalStore } from 'react'
import { goHome, openDesk } from '../lib/navigate.ts'
import { getSession, hasDesk, watchSession } from '../lib/session.ts'
import { Icon } from './icon.tsx'
import { pressable } from './press.ts'

/** On a desk only: whose page this is, and the way home. */
export function SideMenu() {
  const session = useSyncExternalStore(watchSession, getSession, getSession)
  return (
    <View className='side' role='navigation' aria-label='紧联'>
      <View className='side__brand'>
        <View className='side__mark'>
          <Icon name='rings' />
        </View>
        <View>紧联</View>
      </View>
      <View className='side__item' aria-current='page' {...pressable(goHome, 'link')}>
        <Icon name='person' />
        <View>我的紧急联络人</View>
      </View>
      {hasDesk(session) ? (
        <View className='side__item side__item--away' {...pressable(openDesk, 'link')}>
          <Icon name='swap' />
          <View>工作台</View>
        </View>
      ) : null}
      {session ? (
        <View className='side__who'>
          <View>{session.employee.name}</View>
          {session.employee.department ? (
            <View className='note second'>{session.employee.department}</View>
          ) : null}
        </View>
      ) : null}
    </View>
  )
}
