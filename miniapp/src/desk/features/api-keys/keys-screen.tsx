import { View } from '@tarojs/components'
import { useState } from 'react'
import type { IssuedApiKey } from '../../../../../shared/api-key.ts'
import { Button } from '../../../components/button.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { listApiKeys } from '../../lib/api-keys-api.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { IssueForm } from './issue-form.tsx'
import { IssuedCard } from './issued-card.tsx'
import { KeyList } from './key-list.tsx'
import './api-keys.scss'

/** For administrators: which systems hold a key, what it may do, and when it was last used. */
export function KeysScreen() {
  const { value, refusal, reload } = useAnswer(listApiKeys)
  const [issuing, setIssuing] = useState(false)
  const [issued, setIssued] = useState<IssuedApiKey | null>(null)
  const again = () => void reload()
  const show = (made: IssuedApiKey) => {
    setIssued(made)
    setIssuing(false)
    void reload().then(() => focusOn('.keys__issued'))
  }
  return (
    <DeskScreen
      title='接口密钥'
      at='keys'
      detail='考勤、薪酬、人事等系统用密钥把资料送进来。密钥只在发出时显示一次。'
    >
      {value ? (
        <View className='keys'>
          <Stale refusal={refusal} again={again} />
          {issued ? <IssuedCard issued={issued} onDone={() => setIssued(null)} /> : null}
          {issuing ? (
            <IssueForm onIssued={show} onCancel={() => setIssuing(false)} />
          ) : issued ? null : (
            <Button icon='plus' onPress={() => setIssuing(true)}>
              发一个密钥
            </Button>
          )}
          <KeyList keys={value.keys} onRotated={show} onRevoked={again} />
        </View>
      ) : (
        <NothingYet refusal={refusal} again={again} />
      )}
    </DeskScreen>
  )
}
