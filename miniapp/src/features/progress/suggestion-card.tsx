import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Contact } from '../../../../shared/contact.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { patchContact } from '../../lib/contacts-api.ts'
import './panel.scss'

/** The contact would rather be called otherwise: one press takes it over, and nothing changes without it. */
export function SuggestionCard({
  contact,
  onChanged,
}: {
  contact: Contact
  onChanged: () => void
}) {
  const [state, setState] = useState<'open' | 'busy' | 'later'>('open')
  const [trouble, setTrouble] = useState<string | null>(null)
  const { suggestion } = contact
  if (!suggestion || state === 'later') return null
  const words = [
    suggestion.name ? `姓名改成“${suggestion.name}”` : null,
    suggestion.relation ? `关系改成“${suggestion.relation}”` : null,
  ].filter(Boolean)
  const takeOver = async () => {
    setState('busy')
    const answer = await patchContact(contact.id, suggestion)
    setState('open')
    if (answer.ok) onChanged()
    else setTrouble(answer.refusal.message)
  }
  return (
    <View className='card panel'>
      <View className='head'>对方建议改一下</View>
      <View className='sub second'>{words.join('，')}</View>
      {trouble ? (
        <Banner tone='bad' urgent>
          {trouble}
        </Banner>
      ) : null}
      <Button look='primary' busy={state === 'busy'} onPress={() => void takeOver()}>
        采用
      </Button>
      <Button look='text' onPress={() => setState('later')}>
        先不改
      </Button>
    </View>
  )
}
