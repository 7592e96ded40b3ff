import { View } from '@tarojs/components'
import { useSyncExternalStore } from 'react'
import { Icon } from '../../components/icon.tsx'
import { pressable } from '../../components/press.ts'
import { goHome } from '../../lib/navigate.ts'
import { getSession, watchSession } from '../../lib/session.ts'
import { type DeskPage, switchDesk } from '../lib/desk-pages.ts'
import { useDesk } from '../lib/desk-store.ts'
import { type MenuItem, menuOf } from './menu-items.ts'

/** On a desk: 紧急联系 on top, what waits beside each item, who sits here at the foot. */
export function DeskMenu({ at }: { at: DeskPage }) {
  const { desk } = useDesk()
  const session = useSyncExternalStore(watchSession, getSession, getSession)
  const menu = desk ? menuOf(desk) : { emergency: null, items: [] }
  return (
    <View className='side menu' role='navigation' aria-label='工作台'>
      <View className='side__brand'>
        <View className='side__mark'>
          <Icon name='rings' />
        </View>
        <View>紧联</View>
      </View>
      {menu.emergency ? (
        <View
          className='menu__siren'
          aria-current={at === 'emergency' ? 'page' : undefined}
          {...pressable(() => switchDesk('emergency'), 'link')}
        >
          <Icon name='siren' />
          <View>紧急联系</View>
        </View>
      ) : null}
      <View className='menu__items'>
        {menu.items.map((item) => (
          <Item key={item.page} item={item} at={at} count={desk ? (item.count?.(desk) ?? 0) : 0} />
        ))}
        <View className='menu__item' {...pressable(goHome, 'link')}>
          <Icon name='rings' />
          <View className='menu__words'>我的紧急联络人</View>
        </View>
      </View>
      {session ? (
        <View className='menu__who'>
          <View className='avatar' aria-hidden>
            {session.employee.name.slice(0, 1)}
          </View>
          <View className='menu__words'>
            <View>{session.employee.name}</View>
            <View className='note second'>{desk?.scope ?? session.employee.department ?? ''}</View>
          </View>
        </View>
      ) : null}
    </View>
  )
}

function Item({ item, at, count }: { item: MenuItem; at: DeskPage; count: number }) {
  const here = item.page === at
  return (
    <View
      className={`menu__item${here ? ' menu__item--on' : ''}`}
      aria-current={here ? 'page' : undefined}
      aria-label={count > 0 ? `${item.words}，${count} 条` : item.words}
      {...pressable(() => switchDesk(item.page), 'link')}
    >
      <Icon name={item.icon} />
      <View className='menu__words'>{item.words}</View>
      {count > 0 ? <View className='menu__count'>{count}</View> : null}
    </View>
  )
}
