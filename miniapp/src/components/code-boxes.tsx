import { type BaseEventOrig, Input, type InputProps, View } from '@tarojs/components'
import './code-boxes.scss'

const places = [0, 1, 2, 3, 4, 5]

/** Six boxes over one invisible input, so that typing, pasting and the keyboard's own code key all work. */
export function CodeBoxes({
  code,
  focus,
  onType,
}: {
  code: string
  /** Ready to type into without a tap. */
  focus: boolean
  onType: (typed: string) => void
}) {
  return (
    <View className='boxes'>
      {places.map((place) => (
        <View
          key={place}
          className={`box${place === Math.min(code.length, 5) ? ' box--next' : ''}`}
          aria-hidden
        >
          {code[place] ?? ''}
        </View>
      ))}
      <Input
        className='boxes__input'
        type='number'
        value={code}
        focus={focus}
        maxlength={6}
        onInput={(event: BaseEventOrig<InputProps.inputEventDetail>) =>
          onType(String(event.detail.value))
        }
        nativeProps={{
          'aria-label': '6 位验证码',
          type: 'tel',
          inputMode: 'numeric',
          autocomplete: 'one-time-code',
        }}
      />
    </View>
  )
}
