import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { TitleBar } from '../../components/screen.tsx'
import { focusOn } from '../../lib/focus.ts'
import { inBrowser } from '../../lib/platform.ts'
import { useLargeText } from '../../lib/text-size.ts'
import { backTo, type DeskPage } from '../lib/desk-pages.ts'
import { refreshDesk } from '../lib/desk-store.ts'
import { DeskMenu } from './desk-menu.tsx'
import { TabBar } from './tab-bar.tsx'
import './desk-icons.scss'
import './desk-screen.scss'

if (process.env.TARO_ENV === 'h5') require('../styles/desk-wide.scss')

type Props = {
  title: string
  /** Which item of the menu this page belongs to. */
  at: DeskPage
  /** Set where the page has one above it: 返回 leads there when it was opened from a card. */
  above?: DeskPage
  /** One line under the title, on a desk beside the buttons. */
  detail?: ReactNode
  /** Buttons beside the title on a desk, below it on a phone. */
  actions?: ReactNode
  /** The primary action; a bar at the bottom on a phone. */
  foot?: ReactNode
  children: ReactNode
}

/** One page of the desk: a menu at the side on a desk, tabs at the thumb on a phone. */
export function DeskScreen({ title, at, above, detail, actions, foot, children }: Props) {
  const large = useLargeText()
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title })
  }, [title])
  useEffect(() => {
    if (above) focusOn('.bar__title')
  }, [above])
  useEffect(() => {
    void refreshDesk()
  }, [])
  useDidShow(() => {
    void refreshDesk()
  })
  const look = `screen desk${inBrowser ? ' screen--browser desk--browser' : ''}${large ? ' screen--large' : ''}`
  const parts = (
    <>
      {detail !== undefined || actions ? (
        <View className='desk__lead'>
          {detail ? <View className='desk__detail'>{detail}</View> : null}
          {actions ? <View className='desk__actions'>{actions}</View> : null}
        </View>
      ) : null}
      <View className='desk__body'>{children}</View>
      {foot ? <View className='screen__foot desk__foot'>{foot}</View> : null}
    </>
  )
  if (!inBrowser)
    return (
      <View className={look}>
        {parts}
        {above ? null : <TabBar at={at} />}
      </View>
    )
  return (
    <View className={look}>
      <DeskMenu at={at} />
      <View className='screen__page desk__page' role='main'>
        <TitleBar title={title} first={!above} onBack={() => backTo(above ?? 'home')} />
        {parts}
      </View>
      {above ? null : <TabBar at={at} />}
    </View>
  )
}
