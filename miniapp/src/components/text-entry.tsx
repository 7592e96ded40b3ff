import { type BaseEventOrig, Input, type InputProps, View } from '@tarojs/components'
import { Icon } from './icon.tsx'
import type { FieldMessage } from './message-line.tsx'

type Props = {
  value: string
  placeholder: string
  label: string
  describedBy?: string
  tone?: FieldMessage['tone']
  kind?: 'name' | 'phone' | 'anyNumber'
  maxLength: number
  onInput: (value: string) => void
  onLeave?: () => void
}

/** One line of typing. What is typed is never reformatted under the cursor. */
export function TextEntry(props: Props) {
  const { value, tone, kind = 'name', onLeave } = props
  const marked = tone === 'ok' || tone === 'wait' || tone === 'bad' ? ` entry--${tone}` : ''
  return (
    <View className={`entry${marked}${kind === 'name' ? '' : ' entry--number'}`}>
      <Input
        className='entry__input'
        type={kind === 'phone' ? 'number' : 'text'}
        value={value}
        placeholder={props.placeholder}
        placeholderClass='entry__placeholder'
        maxlength={props.maxLength}
        confirmType='done'
        onInput={(event: BaseEventOrig<InputProps.inputEventDetail>) =>
          props.onInput(String(event.detail.value))
        }
        onBlur={onLeave}
        nativeProps={{
          'aria-label': props.label,
          'aria-describedby': props.describedBy,
          'aria-invalid': tone === 'bad' ? 'true' : undefined,
          autocomplete: 'off',
          ...(kind === 'name' ? {} : { type: 'tel', inputMode: 'tel' }),
        }}
      />
      {tone === 'ok' ? <Icon name='done' /> : null}
    </View>
  )
}
