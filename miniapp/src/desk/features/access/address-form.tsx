import { useEffect } from 'react'
import type { WorkAddresses, WorkAddressKind } from '../../../../../shared/access.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { TextEntry } from '../../../components/text-entry.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { setWorkAddress } from '../../lib/access-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { addressFault, kindWords } from './address-words.ts'

type Props = {
  kind: WorkAddressKind
  /** What was typed stays when the code does not come and one looks at it again. */
  typed: string
  pressed: boolean
  onType: (typed: string) => void
  onPress: () => void
  onSent: (known: WorkAddresses) => void
  onCancel: () => void
}

/** An address, and a code that is sent there. */
export function AddressForm({ kind, typed, pressed, onType, onPress, onSent, onCancel }: Props) {
  const { busy, refusal, run } = useAct()
  const { title, example } = kindWords[kind]
  const fault = pressed ? addressFault(kind, typed) : null
  useEffect(() => focusOn('.entry input'), [])
  const send = () => {
    onPress()
    if (!addressFault(kind, typed)) void run(() => setWorkAddress(kind, typed.trim()), onSent)
  }
  return (
    <>
      <Field
        label={title}
        id={`address-${kind}`}
        message={fault ? { tone: 'bad', head: fault } : null}
      >
        <TextEntry
          label={title}
          describedBy={`address-${kind}-message`}
          value={typed}
          placeholder={example}
          kind={kind === 'phone' ? 'phone' : 'name'}
          tone={fault ? 'bad' : 'plain'}
          maxLength={254}
          onInput={onType}
        />
      </Field>
      {refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
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
