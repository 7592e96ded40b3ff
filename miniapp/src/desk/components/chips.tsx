import { View } from '@tarojs/components'
import { Icon } from '../../components/icon.tsx'
import { pressable, walkable } from '../../components/press.ts'
import './chips.scss'

type Props<T extends string> = {
  label: string
  choices: readonly { value: T; words: string }[]
  chosen: T | null
  /** `pill`: round, in one line that scrolls. `row`: one under the other. */
  look?: 'chip' | 'pill' | 'row'
  onChoose: (value: T) => void
}

/** All the choices in sight, one chosen: the tick says which. */
export function Chips<T extends string>({ label, choices, chosen, look, onChoose }: Props<T>) {
  return (
    <View
      className={`chips chips--${look ?? 'chip'}`}
      role='radiogroup'
      aria-label={label}
      {...walkable((place) => {
        const choice = choices[place]
        if (choice) onChoose(choice.value)
      })}
    >
      {choices.map(({ value, words }) => {
        const on = value === chosen
        return (
          <View
            key={value}
            className={`chips__one${on ? ' chips__one--on' : ''}`}
            aria-checked={on ? 'true' : 'false'}
            {...pressable(() => onChoose(value), 'radio')}
          >
            {on ? <Icon name='tick' /> : null}
            <View>{words}</View>
          </View>
        )
      })}
    </View>
  )
}
