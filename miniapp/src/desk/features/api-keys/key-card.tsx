import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { type ApiKeyView, apiScopeWords, type IssuedApiKey } from '../../../../../shared/api-key.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Chip } from '../../../components/chip.tsx'
import { sayDay } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { revokeApiKey } from '../../lib/api-keys-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { sayKey } from './key-words.ts'
import { RotateForm } from './rotate-form.tsx'

type Props = {
  view: ApiKeyView
  onRotated: (made: IssuedApiKey) => void
  onRevoked: () => void
}
type Asked = 'rotate' | 'revoke' | null

/** One key: which system, what it may do, how it stands. */
export function KeyCard({ view, onRotated, onRevoked }: Props) {
  const [asked, setAsked] = useState<Asked>(null)
  const { busy, refusal, run } = useAct()
  const now = serverNow()
  const said = sayKey(view, now)
  const isLive = view.state === 'active' || view.state === 'replaced'
  const revoke = () =>
    void run(
      () => revokeApiKey(view.id),
      () => {
        setAsked(null)
        onRevoked()
      },
    )
  return (
    <View className='card key' role='listitem'>
      <View className='key__head'>
        <Text className='strong'>{view.system}</Text>
        <Chip tone={said.tone} icon={said.icon} word={said.chip} />
        <Text className='key__handle'>{view.handle}…</Text>
      </View>
      <View className='sub'>{view.scopes.map((scope) => apiScopeWords[scope]).join('；')}</View>
      <View className='sub second'>
        <View>{said.line}</View>
        <View>
          {said.used} · {sayDay(view.issuedAt, now)}由{view.issuedBy}发出
        </View>
      </View>
      {refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
        </Banner>
      ) : null}
      {asked === 'rotate' ? (
        <RotateForm
          view={view}
          onRotated={(made) => {
            setAsked(null)
            onRotated(made)
          }}
          onCancel={() => setAsked(null)}
        />
      ) : asked === 'revoke' ? (
        <View className='key__ask'>
          <View>停用后，{view.system}马上送不进资料，也不能恢复。</View>
          <View className='key__ways'>
            <Button look='bad' small busy={busy} onPress={revoke}>
              确定停用
            </Button>
            <Button look='text' small onPress={() => setAsked(null)}>
              不停用
            </Button>
          </View>
        </View>
      ) : isLive ? (
        <View className='key__ways'>
          {view.state === 'active' ? (
            <Button small label={`给${view.system}换新密钥`} onPress={() => setAsked('rotate')}>
              换新密钥
            </Button>
          ) : null}
          <Button
            look='text'
            small
            label={`停用${view.system}的密钥 ${view.handle}`}
            onPress={() => setAsked('revoke')}
          >
            停用
          </Button>
        </View>
      ) : null}
    </View>
  )
}
