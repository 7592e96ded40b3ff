import { View } from '@tarojs/components'
import { useState } from 'react'
import type { WorkAddresses, WorkAddressKind } from '../../../../../shared/access.ts'
import { Button } from '../../../components/button.tsx'
import { Chip } from '../../../components/chip.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { AddressForm } from './address-form.tsx'
import { kindWords } from './address-words.ts'
import { CodeForm } from './code-form.tsx'
import { RemoveAddress } from './remove-address.tsx'

type Address = WorkAddresses['addresses'][number]
type Props = {
  kind: WorkAddressKind
  /** The one in use, and one that waits for its code; either may be missing. */
  known: readonly Address[]
  onChanged: () => Promise<void>
}

/** One kind of address: typed, a code sent there, the code typed back; or removed. */
export function AddressCard({ kind, known, onChanged }: Props) {
  const [step, setStep] = useState<'shown' | 'typing' | 'code' | 'removing'>('shown')
  const [typed, setTyped] = useState('')
  const [pressed, setPressed] = useState(false)
  const { title } = kindWords[kind]
  const go = (next: typeof step) => {
    setStep(next)
    if (next === 'shown') focusOn(`#address-card-${kind}`)
  }
  const settle = () => {
    setTyped('')
    setPressed(false)
    void onChanged().then(() => go('shown'))
  }
  return (
    <View className='card proposal' id={`address-card-${kind}`}>
      <View className='card__title' role='heading' aria-level='2'>
        {title}
      </View>
      {known.length === 0 ? <View className='second'>还没有填</View> : null}
      {known.map((address) => (
        <Line key={String(address.verified)} address={address} />
      ))}
      {step === 'typing' ? (
        <AddressForm
          kind={kind}
          typed={typed}
          pressed={pressed}
          onType={setTyped}
          onPress={() => setPressed(true)}
          onSent={({ addresses }) => {
            if (!addresses.some((one) => one.kind === kind && !one.verified)) return settle()
            setStep('code')
            void onChanged()
          }}
          onCancel={() => go('shown')}
        />
      ) : step === 'code' ? (
        <CodeForm kind={kind} onVerified={settle} onAgain={() => setStep('typing')} />
      ) : step === 'removing' ? (
        <RemoveAddress kind={kind} onRemoved={settle} onKeep={() => go('shown')} />
      ) : (
        <Ways known={known} title={title} onGo={go} />
      )}
    </View>
  )
}

function Line({ address }: { address: Address }) {
  return (
    <View className='grant__line'>
      <View className='number'>{address.masked}</View>
      {address.verified ? (
        <Chip tone='ok' icon='done' word='正在使用' />
      ) : (
        <Chip tone='wait' icon='clock' word='还没核实' />
      )}
    </View>
  )
}

type WaysProps = {
  known: readonly Address[]
  title: string
  onGo: (step: 'typing' | 'code' | 'removing') => void
}

function Ways({ known, title, onGo }: WaysProps) {
  if (known.length === 0) return <Button onPress={() => onGo('typing')}>填{title}</Button>
  return (
    <View className='proposal__ways'>
      {known.some(({ verified }) => !verified) ? (
        <Button look='primary' onPress={() => onGo('code')}>
          填验证码
        </Button>
      ) : null}
      <Button onPress={() => onGo('typing')}>换一个{title}</Button>
      <Button look='text' label={`移除${title}`} onPress={() => onGo('removing')}>
        移除
      </Button>
    </View>
  )
}
