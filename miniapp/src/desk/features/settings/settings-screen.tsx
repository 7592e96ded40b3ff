import { View } from '@tarojs/components'
import { useState } from 'react'
import {
  type SettingKey,
  sayValue,
  settingKeys,
  settingWords,
} from '../../../../../shared/settings.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { listSettings } from '../../lib/settings-api.ts'
import { usePages } from '../../lib/use-pages.ts'
import { ChangeForm } from './change-form.tsx'
import { ChangesCard } from './changes-card.tsx'
import '../../../components/field.scss'
import './settings.scss'

/** For administrators: what the company has set, one thing at a time, and who set what before. */
export function SettingsScreen() {
  const { value, refusal, reload, turning } = usePages(listSettings)
  const [changing, setChanging] = useState<SettingKey | null>(null)
  const [saved, setSaved] = useState<SettingKey | null>(null)
  const again = () => void reload()
  const done = (key: SettingKey) => {
    setChanging(null)
    setSaved(key)
    void reload().then(() => focusOn('.settings__saved'))
  }
  return (
    <DeskScreen title='设置' at='settings' detail='改了马上生效，并记下是谁改的。'>
      {value ? (
        <View className='settings'>
          <Stale refusal={refusal} again={again} />
          {saved ? (
            <View className='settings__saved'>
              <Banner tone='ok'>已保存：{settingWords[saved].name}</Banner>
            </View>
          ) : null}
          <View className='card' role='list' aria-label='设置'>
            {settingKeys.map((key) => {
              const { name, help } = settingWords[key]
              return (
                <View key={key} className='setting' role='listitem'>
                  <View className='setting__words'>
                    <View className='strong'>{name}</View>
                    <View>{sayValue(key, value.values[key])}</View>
                    <View className='sub second'>{help}</View>
                  </View>
                  {changing === key ? (
                    <ChangeForm
                      settingKey={key}
                      before={value.values[key]}
                      onSaved={() => done(key)}
                      onCancel={() => setChanging(null)}
                    />
                  ) : (
                    <Button small label={`修改：${name}`} onPress={() => setChanging(key)}>
                      修改
                    </Button>
                  )}
                </View>
              )
            })}
          </View>
          <ChangesCard history={value.history} turning={turning(value.nextCursor)} />
        </View>
      ) : (
        <NothingYet refusal={refusal} again={again} />
      )}
    </DeskScreen>
  )
}
