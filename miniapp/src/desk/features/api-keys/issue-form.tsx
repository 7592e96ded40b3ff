import { View } from '@tarojs/components'
import { useState } from 'react'
import {
  type ApiScope,
  apiScopes,
  apiScopeWords,
  type IssuedApiKey,
} from '../../../../../shared/api-key.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { CheckBox } from '../../../components/check-box.tsx'
import { Field } from '../../../components/field.tsx'
import { TextEntry } from '../../../components/text-entry.tsx'
import { Chips } from '../../components/chips.tsx'
import { issueApiKey } from '../../lib/api-keys-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { lifeChoices } from './key-words.ts'

type Props = { onIssued: (made: IssuedApiKey) => void; onCancel: () => void }

/** For which system, what it may do, for how long. */
export function IssueForm({ onIssued, onCancel }: Props) {
  const [system, setSystem] = useState('')
  const [scopes, setScopes] = useState<readonly ApiScope[]>([])
  const [days, setDays] = useState<string>('365')
  const [pressed, setPressed] = useState(false)
  const { busy, refusal, run } = useAct()
  const missing = [system.trim() ? '' : '哪个系统', scopes.length ? '' : '能做什么'].filter(Boolean)
  const send = () => {
    setPressed(true)
    if (missing.length > 0) return
    const wanted = { system: system.trim(), scopes: [...scopes], expiresInDays: Number(days) }
    void run(() => issueApiKey(wanted), onIssued)
  }
  return (
    <View className='card keys'>
      <Field label='给哪个系统' id='key-system'>
        <TextEntry
          label='给哪个系统'
          value={system}
          placeholder='例如：考勤系统'
          maxLength={40}
          onInput={setSystem}
        />
      </Field>
      <View role='group' aria-label='能做什么' className='keys__scopes'>
        <View className='sub second'>能做什么，只选需要的</View>
        {apiScopes.map((scope) => (
          <CheckBox
            key={scope}
            on={scopes.includes(scope)}
            words={apiScopeWords[scope]}
            onToggle={(on) =>
              setScopes(on ? [...scopes, scope] : scopes.filter((one) => one !== scope))
            }
          />
        ))}
      </View>
      <View className='sub second'>有效期</View>
      <Chips label='有效期' choices={lifeChoices} chosen={days} onChoose={setDays} />
      {pressed && missing.length > 0 ? (
        <Banner tone='bad' urgent>
          还差 {missing.length} 项：{missing.join('、')}
        </Banner>
      ) : refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
        </Banner>
      ) : null}
      <Button look='primary' busy={busy} onPress={send}>
        发密钥
      </Button>
      <Button look='text' onPress={onCancel}>
        不发了
      </Button>
    </View>
  )
}
