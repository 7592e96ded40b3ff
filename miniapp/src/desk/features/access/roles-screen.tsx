import { View } from '@tarojs/components'
import { useState } from 'react'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { listRoles } from '../../lib/access-api.ts'
import { useDesk } from '../../lib/desk-store.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { GrantList } from './grant-list.tsx'
import { ProposalCard } from './proposal-card.tsx'
import { ProposeForm } from './propose-form.tsx'
import './access.scss'

const PROPOSED = '已提出，等另一位同事同意。'

/** Who may do what; a role is proposed by one person and confirmed by another. */
export function RolesScreen() {
  const { value, refusal, reload } = useAnswer(listRoles)
  const { desk } = useDesk()
  const [proposing, setProposing] = useState(false)
  const [said, setSaid] = useState('')
  const mayPropose = desk?.may.includes('grant_roles') ?? false
  const again = () => void reload()
  const tell = (words: string) => {
    setSaid(words)
    setProposing(false)
    void reload().then(() => focusOn('.access__said'))
  }
  return (
    <DeskScreen title='角色' at='roles' detail='角色由一个人提出、另一个人同意，不能给自己。'>
      {value ? (
        <View className='access'>
          <Stale refusal={refusal} again={again} />
          {said ? (
            <View className='access__said'>
              <Banner tone='ok'>{said}</Banner>
            </View>
          ) : null}
          {value.proposals.map((proposal) => (
            <ProposalCard key={proposal.id} proposal={proposal} onDecided={tell} />
          ))}
          {mayPropose ? (
            proposing ? (
              <ProposeForm
                departments={value.departments ?? []}
                onDone={() => tell(PROPOSED)}
                onCancel={() => setProposing(false)}
              />
            ) : (
              <Button icon='plus' onPress={() => setProposing(true)}>
                提出一个角色
              </Button>
            )
          ) : null}
          <View className='card__title' role='heading' aria-level='2'>
            现在的角色
          </View>
          <GrantList grants={value.grants} mayEnd={mayPropose} onProposed={() => tell(PROPOSED)} />
        </View>
      ) : (
        <NothingYet refusal={refusal} again={again} />
      )}
    </DeskScreen>
  )
}
