import { type BaseEventOrig, Textarea, type TextareaProps, View } from '@tarojs/components'
import './note-entry.scss'

type Props = {
  label: string
  value: string
  placeholder: string
  maxLength: number
  onInput: (value: string) => void
}

/** A few sentences. */
export function NoteEntry({ label, value, placeholder, maxLength, onInput }: Props) {
  return (
    <View className='note-entry'>
      <Textarea
        className='note-entry__area'
        value={value}
        placeholder={placeholder}
        placeholderClass='entry__placeholder'
        maxlength={maxLength}
        onInput={(event: BaseEventOrig<TextareaProps.onInputEventDetail>) =>
          onInput(String(event.detail.value))
        }
        nativeProps={{ 'aria-label': label }}
      />
    </View>
  )
}
