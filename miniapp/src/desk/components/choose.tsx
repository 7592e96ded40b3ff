import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '../../components/icon.tsx'
import { pressable } from '../../components/press.ts'
import { ChooseSheet } from './choose-sheet.tsx'
import './choose.scss'

export type Option = { value: string; words: string }
type Props = {
  label: string
  /** The label with what surrounds it, for a screen reader. */
  spoken?: string
  options: readonly Option[]
  value: string
  onChoose: (value: string) => void
}

/** One of many, folded: the browser's own list; in the mini-program a sheet that can be searched. */
export function Choose(props: Props) {
  const { label, spoken = label, options, value, onChoose } = props
  const [open, setOpen] = useState(false)
  const chosen = options.find((option) => option.value === value) ?? options[0]
  const face = (
    <>
      <View className='choose__words'>
        {label}：{chosen?.words ?? ''}
      </View>
      <Icon name='unfold' />
    </>
  )
  const look = `choose${chosen && chosen !== options[0] ? ' choose--on' : ''}`
  if (process.env.TARO_ENV !== 'h5')
    return (
      <>
        <View className={look} {...pressable(() => setOpen(true))}>
          {face}
        </View>
        {open ? <ChooseSheet {...props} onClose={() => setOpen(false)} /> : null}
      </>
    )
  return (
    <View className={look}>
      <View className='choose__face' aria-hidden>
        {face}
      </View>
      <select
        className='choose__select'
        aria-label={spoken}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </View>
  )
}
