import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Contact } from '../../../../shared/contact.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { CodeBoxes } from '../../components/code-boxes.tsx'
import { MessageLine } from '../../components/message-line.tsx'
import { Screen } from '../../components/screen.tsx'
import { goBack } from '../../lib/navigate.ts'
import { useScreenCode } from './use-screen-code.ts'
import './panel.scss'

/** The contact reads a code aloud and the employee types it: weaker than the contact's own answer, and said so. */
export function CodeScreen({ contact }: { contact: Contact }) {
  const [code, setCode] = useState('')
  const { phase, line, request, enter } = useScreenCode(contact.id, {
    onAccepted: goBack,
    onWrong: () => setCode(''),
  })
  const type = (typed: string) => {
    const digits = typed.normalize('NFKC').replace(/\D/g, '').slice(0, 6)
    setCode(digits)
    if (digits.length === 6) void enter(digits)
  }
  return (
    <Screen title='填写验证码'>
      <View className='card panel'>
        <View className='title' role='heading' aria-level='2'>
          {`请${contact.name}把验证码念给您`}
        </View>
        <View className='sub second'>
          {`先按下面的按钮，${contact.name}的手机会收到 6 位验证码，10 分钟内有效。`}
        </View>
        <Button
          look={phase === 'start' ? 'primary' : 'soft'}
          icon='message'
          busy={phase === 'asking'}
          onPress={() => void request()}
        >
          {phase === 'start' || phase === 'asking' ? '发验证码给对方' : '再发一个验证码'}
        </Button>
        <CodeBoxes code={code} focus={phase === 'asked'} onType={type} />
        <MessageLine message={line ?? { tone: 'plain', head: '填满 6 位自动核对' }} />
      </View>
      <Banner tone='info'>最好由对方在自己手机上确认，这样更可靠。</Banner>
    </Screen>
  )
}
