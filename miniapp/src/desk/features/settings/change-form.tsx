import { View } from '@tarojs/components'
import { useState } from 'react'
import type { SettingKey, Settings } from '../../../../../shared/settings.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { saveSetting } from '../../lib/settings-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { ValueEntry } from './value-entry.tsx'

type Props = {
  settingKey: SettingKey
  before: Settings[SettingKey]
  onSaved: () => void
  onCancel: () => void
}

/** Another value for one setting; what it cannot be is said in words, and what was typed stays. */
export function ChangeForm({ settingKey, before, onSaved, onCancel }: Props) {
  const [value, setValue] = useState<unknown>(before)
  const { busy, refusal, run } = useAct()
  const save = () => void run(() => saveSetting({ key: settingKey, value, before }), onSaved)
  return (
    <View className='setting__form'>
      <ValueEntry settingKey={settingKey} value={value} onChange={setValue} />
      {refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
        </Banner>
      ) : null}
      <View className='setting__ways'>
        <Button look='primary' small busy={busy} onPress={save}>
          保存
        </Button>
        <Button look='text' small onPress={onCancel}>
          不改了
        </Button>
      </View>
    </View>
  )
}
