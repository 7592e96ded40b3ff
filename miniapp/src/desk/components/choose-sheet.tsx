import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chips } from './chips.tsx'
import type { Option } from './choose.tsx'
import { SearchBox } from './search-box.tsx'
import { Sheet } from './sheet.tsx'

type Props = {
  label: string
  options: readonly Option[]
  value: string
  onChoose: (value: string) => void
  onClose: () => void
}

const SHOWN = 20

/** The choices from below, one under the other; many of them are found by a few letters. */
export function ChooseSheet({ label, options, value, onChoose, onClose }: Props) {
  const [q, setQ] = useState('')
  const found = options.filter(({ words }) => words.includes(q.trim()))
  const left = found.length - SHOWN
  return (
    <Sheet title={label} onClose={onClose}>
      {options.length > SHOWN ? (
        <SearchBox label={`找${label}`} placeholder='输入几个字' value={q} onInput={setQ} />
      ) : null}
      <Chips
        look='row'
        label={label}
        choices={found.slice(0, SHOWN)}
        chosen={value}
        onChoose={(chosen) => {
          onChoose(chosen)
          onClose()
        }}
      />
      {found.length === 0 ? (
        <View className='sub second'>没有符合的，换几个字看看。</View>
      ) : left > 0 ? (
        <View className='note second'>还有 {left} 个，输入几个字可以找到。</View>
      ) : null}
    </Sheet>
  )
}
