import { View } from '@tarojs/components'
import { useState } from 'react'
import { verifyWorkAddressSchema, type WorkAddressKind } from '../../../../../shared/access.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { CodeBoxes } from '../../../components/code-boxes.tsx'
import { verifyWorkAddress } from '../../lib/access-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { kindWords } from './address-words.ts'

type Props = { kind: WorkAddressKind; onVerified: () => void; onAgain: () => void }

/** The code that came there, typed back. */
export function CodeForm({ kind, onVerified, onAgain }: Props) {
  const [code, setCode] = useState('')
  const [pressed, setPressed] = useState(false)
  const { busy, refusal, run } = useAct()
  const whole = verifyWorkAddressSchema.safeParse({ kind, code }).success
  const send = () => {
    setPressed(true)
    if (whole) void run(() => verifyWorkAddress(kind, code), onVerified)
  }
  const fault = pressed && !whole ? '验证码是 6 位数字' : refusal?.message
  return (
    <>
      <View className='second'>验证码已发到您的{kindWords[kind].title}，10 分钟内有效。</View>
      <CodeBoxes code={code} focus onType={setCode} />
      {fault ? (
        <Banner tone='bad' urgent>
          {fault}
        </Banner>
      ) : null}
      <Button look='primary' busy={busy} onPress={send}>
        核实
      </Button>
      <Button look='text' onPress={onAgain}>
        没收到，重新填
      </Button>
    </>
  )
}
