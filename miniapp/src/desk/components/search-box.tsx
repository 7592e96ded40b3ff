import { type BaseEventOrig, Input, type InputProps, View } from '@tarojs/components'
import { Icon } from '../../components/icon.tsx'
import { pressable } from '../../components/press.ts'
import './search-box.scss'

type Props = {
  label: string
  placeholder: string
  value: string
  /** The one field of the page, ready to type into. */
  big?: boolean
  focus?: boolean
  onInput: (value: string) => void
  /** The keyboard's own key. */
  onConfirm?: () => void
}

/** One line to find somebody with. What is typed stays as it is. */
export function SearchBox(props: Props) {
  const { label, value, big, focus, onInput, onConfirm } = props
  return (
    <View className={`find${big ? ' find--big' : ''}`} role='search'>
      <Icon name='search' />
      <Input
        className='find__input'
        type='text'
        value={value}
        focus={focus}
        placeholder={props.placeholder}
        placeholderClass='entry__placeholder'
        maxlength={50}
        confirmType='search'
        onInput={(event: BaseEventOrig<InputProps.inputEventDetail>) =>
          onInput(String(event.detail.value))
        }
        onConfirm={onConfirm}
        nativeProps={{ 'aria-label': label, autocomplete: 'off', enterkeyhint: 'search' }}
      />
      {value ? (
        <View className='find__clear' aria-label='清空' {...pressable(() => onInput(''))}>
          <Icon name='wrong' />
        </View>
      ) : null}
    </View>
  )
}
