import { View } from '@tarojs/components'
import { Icon } from '../../components/icon.tsx'
import { pressable } from '../../components/press.ts'
import { type DeskPage, switchDesk } from '../lib/desk-pages.ts'
import { useDesk } from '../lib/desk-store.ts'
import { tabsOf } from './menu-items.ts'
import './tab-bar.scss'

const UNDER_MORE: readonly DeskPage[] = [
  'system',
  'audit',
  'held',
  'roles',
  'keys',
  'settings',
  'addresses',
]

/** On a phone: the desk's pages at the thumb. */
export function TabBar({ at }: { at: DeskPage }) {
  const { desk } = useDesk()
  if (!desk) return null
  const tabs = tabsOf(desk)
  const here = tabs.some(({ page }) => page === at) || !UNDER_MORE.includes(at) ? at : 'more'
  return (
    <View className='tabs' role='navigation' aria-label='菜单'>
      {tabs.map((tab) => {
        const count = tab.count?.(desk) ?? 0
        const look = `${tab.page === here ? ' tab--on' : ''}${tab.page === 'emergency' ? ' tab--siren' : ''}`
        return (
          <View
            key={tab.page}
            className={`tab${look}`}
            aria-current={tab.page === here ? 'page' : undefined}
            aria-label={count > 0 ? `${tab.words}，${count} 条` : tab.words}
            {...pressable(() => switchDesk(tab.page), 'link')}
          >
            <Icon name={tab.icon} />
            <View>{tab.words}</View>
            {count > 0 ? <View className='tab__count'>{count > 99 ? '99+' : count}</View> : null}
          </View>
        )
      })}
    </View>
  )
}
