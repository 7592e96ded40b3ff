import { View } from '@tarojs/components'
import { useState } from 'react'
import {
  verifyWorkAddressSchema,
  type WorkAddresses,
  type WorkAddressKind,
} from '../../../../../shared/access.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Chip } from '../../../components/chip.tsx'
import { CodeBoxes } from '../../../components/code-boxes.tsx'
import { TextEntry } from '../../../components/text-entry.tsx'
import { setWorkAddress, verifyWorkAddress } from '../../lib/access-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { addressFault, kindWords } from './address-words.ts'

type Props = {
  kind: WorkAddressKind
  current: WorkAddresses['addresses'][number] | undefined
  onChanged: () => void
}

/** One address: typed, a code sent there, the code typed back. */
export function AddressCard({ kind, current, onChanged }: Props) {
  const [step, setStep] = useState<'shown' | 'typing' | 'code'>('shown')
  const words = kindWords[kind]
  const settle = () => {
    setStep('shown')
    onChanged()
  }
  return (
    <View className='card proposal'>
      <View className='grant__line'>
        <View className='card__title' role='heading' aria-level='2'>
          {words.title}
        </View>
        {current ? (
          current.verified ? (
            <Chip tone='ok' icon='done' word='已核实' />
          ) : (
            <Chip tone='wait' icon='clock' word='还没核实' />
          )
        ) : null}
      </View>
      <View className='second number'>{current ? current.masked : '还没有填'}</View>
      {step === 'typing' ? (
        <AddressForm kind={kind} onSent={() => setStep('code')} onCancel={() => setStep('shown')} />
      ) : step === 'code' ? (
        <CodeForm kind={kind} onVerified={settle} onAgain={() => setStep('typing')} />
      ) : (
        <View className='proposal__ways'>
          <Button onPress={() => setStep('typing')}>
            {current ? `换一个${words.title}` : `填${words.title}`}
          </Button>
          {current && !current.verified ? (
            <Button look='soft' onPress={() => setStep('code')}>
              填验证码
            </Button>
          ) : null}
        </View>
      )}
    </View>
  )
}

type FormProps = { kind: WorkAddressKind; onSent: () => void; onCancel: () => void }

function AddressForm({ kind, onSent, onCancel }: FormProps) {
  const [typed, setTyped] = useState('')
  const [pressed, setPressed] = useState(false)
  const { busy, refusal, run } = useAct()
  const words = kindWords[kind]
  const fault = pressed ? addressFault(kind, typed) : null
  const send = () => {
    setPressed(true)
    if (!addressFault(kind, typed)) void run(() => setWorkAddress(kind, typed.trim()), onSent)
  }
  return (
    <>
      <TextEntry
        label={words.title}
        value={typed}
        placeholder={words.example}
        kind={kind === 'phone' ? 'phone' : 'name'}
        tone={fault ? 'bad' : 'plain'}
        maxLength={254}
        onInput={setTyped}
      />
      {(fault ?? refusal) ? (
        <Banner tone='bad' urgent>
          {fault ?? refusal?.message}
        </Banner>
      ) : null}
      <Button look='primary' busy={busy} onPress={send}>
        发验证码
      </Button>
      <Button look='text' onPress={onCancel}>
        不填了
      </Button>
    </>
  )
}

function CodeForm({
  kind,
  onVerified,
  onAgain,
}: {
  kind: WorkAddressKind
  onVerified: () => void
  onAgain: () => void
}) {
  const [code, setCode] = useState('')
  const [pressed, setPressed] = useState(false)
  const { busy, refusal, run } = useAct()
  const whole = verifyWorkAddressSchema.safeParse({ kind, code }).success
  const send = () => {
    setPressed(true)
    if (whole) void run(() => verifyWorkAddress(kind, code), onVerified)
  }
  return (
    <>
      <View className='second'>验证码已发到您的{kindWords[kind].title}，10 分钟内有效。</View>
      <CodeBoxes code={code} focus onType={setCode} />
      {pressed && !whole ? (
        <Banner tone='bad' urgent>
          验证码是 6 位数字
        </Banner>
      ) : refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
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
