import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { focusOn } from '../lib/focus.ts'
import { goBack } from '../lib/navigate.ts'
import { inBrowser } from '../lib/platform.ts'
import { useLargeText } from '../lib/text-size.ts'
import { Icon } from './icon.tsx'
import { pressable } from './press.ts'
import { SideMenu } from './side-menu.tsx'
import './screen.scss'

type Props = {
  title: string
  /** The first screen has nowhere to go back to. */
  first?: boolean
  /** What helps with the main column; beside it on a desk, after it on a phone. */
  aside?: ReactNode
  /** The primary action; a bar at the bottom on a phone. */
  foot?: ReactNode
  children: ReactNode
}

/** One page: the mini-program draws its own title bar, a browser gets ours, a desk gets a side menu too. */
export function Screen({ title, first, aside, foot, children }: Props) {
  const large = useLargeText()
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title })
  }, [title])
  // a new page is read from its title on, not from where the old one was left
  useEffect(() => {
    if (!first) focusOn('.bar__title')
  }, [first])
  const look = `screen${inBrowser ? ' screen--browser' : ''}${large ? ' screen--large' : ''}`
  const columns = `screen__columns${aside ? '' : ' screen__columns--one'}`
  const parts = (
    <>
      <View className='screen__main'>{children}</View>
      {aside ? <View className='screen__aside'>{aside}</View> : null}
      {foot ? <View className='screen__foot'>{foot}</View> : null}
    </>
  )
  if (!inBrowser) return <View className={`${look} ${columns}`}>{parts}</View>
  return (
    <View className={look}>
      <SideMenu />
      <View className='screen__page' role='main'>
        <TitleBar title={title} first={first ?? false} />
        <View className={columns}>{parts}</View>
      </View>
    </View>
  )
}

type BarProps = { title: string; first: boolean; onBack?: () => void }

/** Ours, where the host draws none. */
export function TitleBar({ title, first, onBack = goBack }: BarProps) {
  return (
    <View className='bar'>
      {first ? null : (
        <View className='bar__back' aria-label='返回' {...pressable(() => onBack())}>
          <Icon name='back' />
        </View>
      )}
      <View className='bar__title' role='heading' aria-level='1'>
        {title}
      </View>
    </View>
  )
}
