import { Picker, View } from '@tarojs/components'
import { Icon } from '../../components/icon.tsx'
import './choose.scss'

export type Option = { value: string; words: string }
type Props = {
  label: string
  options: readonly Option[]
  value: string
  onChoose: (value: string) => void
}

/** One of many, folded: the browser's or the phone's own list. */
export function Choose({ label, options, value, onChoose }: Props) {
  const at = Math.max(
    0,
    options.findIndex((option) => option.value === value),
  )
  const chosen = options[at]
  const face = (
    <>
      <View className='choose__words'>
        {label}：{chosen?.words ?? ''}
      </View>
      <Icon name='unfold' />
    </>
  )
  const look = `choose${at > 0 ? ' choose--on' : ''}`
  if (process.env.TARO_ENV !== 'h5')
    return (
      <Picker
        mode='selector'
        range={options.map((option) => option.words)}
        value={at}
        onChange={(event) => onChoose(options[Number(event.detail.value)]?.value ?? '')}
      >
        <View className={look}>{face}</View>
      </Picker>
    )
  return (
    <View className={look}>
      <View className='choose__face' aria-hidden>
        {face}
      </View>
      <select
        className='choose__select'
        aria-label={label}
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
