import { View } from '@tarojs/components'
import { useState } from 'react'
import { sayValue, settingGroups, settingWords } from '../../../../../shared/setting-words.ts'
import type { SettingKey, Settings } from '../../../../../shared/settings.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { listSettings } from '../../lib/settings-api.ts'
import { usePages } from '../../lib/use-pages.ts'
import { CalendarCard } from './calendar-card.tsx'
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
          {settingGroups.map(({ title, keys }) => (
            <View key={title} className='card'>
              <View className='card__title' role='heading' aria-level='2'>
                {title}
              </View>
              <View role='list' aria-label={title}>
                {keys.map((key) => (
                  <SettingRow
                    key={key}
                    settingKey={key}
                    value={value.values[key]}
                    isOpen={changing === key}
                    onOpen={setChanging}
                    onSaved={done}
                  />
                ))}
              </View>
            </View>
          ))}
          <CalendarCard />
          <ChangesCard history={value.history} turning={turning(value.nextCursor)} />
        </View>
      ) : (
        <NothingYet refusal={refusal} again={again} />
      )}
    </DeskScreen>
  )
}

type RowProps = {
  settingKey: SettingKey
  value: Settings[SettingKey]
  isOpen: boolean
  onOpen: (key: SettingKey | null) => void
  onSaved: (key: SettingKey) => void
}

function SettingRow({ settingKey, value, isOpen, onOpen, onSaved }: RowProps) {
  const { name, help } = settingWords[settingKey]
  return (
    <View className='setting' role='listitem'>
      <View className='setting__words'>
        <View className='strong'>{name}</View>
        <View>{sayValue(settingKey, value)}</View>
        <View className='sub second'>{help}</View>
      </View>
      {isOpen ? (
        <ChangeForm
          settingKey={settingKey}
          before={value}
          onSaved={() => onSaved(settingKey)}
          onCancel={() => onOpen(null)}
        />
      ) : (
        <Button small label={`修改：${name}`} onPress={() => onOpen(settingKey)}>
          修改
        </Button>
      )}
    </View>
  )
}
