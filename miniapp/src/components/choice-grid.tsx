import { View } from '@tarojs/components'
import { Icon } from './icon.tsx'
import { pressable, walkable } from './press.ts'
import './choice-grid.scss'

type Props<T extends string> = {
  label: string
  choices: readonly T[]
  chosen: T | null
  onChoose: (choice: T) => void
}

/** All the choices in sight, one chosen: tick and edge say which. */
export function ChoiceGrid<T extends string>({ label, choices, chosen, onChoose }: Props<T>) {
  return (
    <View
      className='choices'
      role='radiogroup'
      aria-label={label}
      {...walkable((place) => {
        const choice = choices[place]
        if (choice) onChoose(choice)
      })}
    >
      {choices.map((choice) => (
        <View
          key={choice}
          className={`choice${choice === chosen ? ' choice--on' : ''}`}
          hoverClass='choice--pressed'
          aria-checked={choice === chosen ? 'true' : 'false'}
          {...pressable(() => onChoose(choice), 'radio')}
        >
          {choice === chosen ? <Icon name='tick' /> : null}
          <View>{choice}</View>
        </View>
      ))}
    </View>
  )
}
