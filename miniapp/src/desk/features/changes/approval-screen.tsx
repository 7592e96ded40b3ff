import { Text, View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import type { ChangeRequest } from '../../../../../shared/change-request.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Chip } from '../../../components/chip.tsx'
import { focusOn } from '../../../lib/focus.ts'
import { sayMoment } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { decideChangeRequest, getChangeRequest } from '../../lib/changes-api.ts'
import { switchDesk } from '../../lib/desk-pages.ts'
import { useAct } from '../../lib/use-act.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { changeChips } from './change-chips.ts'
import { Compare } from './compare.tsx'
import { emptyRefusal, RefuseSheet } from './refuse-sheet.tsx'
import { Remarks } from './remarks.tsx'
import './changes.scss'

if (process.env.TARO_ENV === 'h5') require('../record/record-wide.scss')

/** One replacement: what is and what is to be, why, what to know, and the decision. */
export function ApprovalScreen({ id }: { id: string }) {
  const ask = useCallback(() => getChangeRequest(id), [id])
  const { value: request, refusal, reload } = useAnswer(ask)
  const [refusing, setRefusing] = useState(false)
  const [draft, setDraft] = useState(emptyRefusal)
  const act = useAct()
  const close = useCallback(() => {
    setRefusing(false)
    focusOn('.desk__foot .btn')
  }, [])
  if (!request)
    return (
      <DeskScreen title='变更审批' at='approvals' above='approvals'>
        <NothingYet refusal={refusal} again={() => void reload()} gone='没有找到这条变更' />
      </DeskScreen>
    )
  const decide = (approve: boolean, note?: string) =>
    void act.run(
      async () => {
        const answer = await decideChangeRequest(id, { approve, ...(note ? { note } : {}) })
        if (!answer.ok && answer.refusal.code === 'lost_race') {
          setRefusing(false)
          void reload()
        }
        return answer
      },
      () => {
        setRefusing(false)
        void reload().then(() => focusOn('.change'))
      },
    )
  const isLost = act.refusal?.code === 'lost_race'
  const trouble = isLost ? (
    <Banner tone='wait' urgent>
      刚才已经有了决定，现在看到的是最新的。
    </Banner>
  ) : act.refusal ? (
    <Banner tone='bad' urgent>
      {act.refusal.code === 'no_network'
        ? '网络不通，还没有提交。您选的还在，请再按一次。'
        : act.refusal.message}
    </Banner>
  ) : null
  return (
    <DeskScreen
      title='变更审批'
      at='approvals'
      above='approvals'
      foot={
        request.mayDecide ? (
          <>
            {refusing || isLost ? null : trouble}
            <Button look='line' onPress={() => setRefusing(true)}>
              不同意
            </Button>
            <Button look='primary' icon='tick' busy={act.busy} onPress={() => decide(true)}>
              同意更换
            </Button>
          </>
        ) : (
          <Button look='line' onPress={() => switchDesk('approvals')}>
            看其他变更
          </Button>
        )
      }
    >
      <View className='decide'>
        <Stale refusal={refusal} again={() => void reload()} />
        {isLost ? trouble : null}
        <Head request={request} />
        <View className='card'>
          <Compare request={request} />
          <View className='sub second decide__why'>员工选的原因</View>
          <View className='quote'>{request.reason}</View>
        </View>
        <Remarks request={request} />
      </View>
      {refusing ? (
        <RefuseSheet
          after={
            request.state === 'with_manager'
              ? '人事同事会看到您的原因，再作决定。原来的联络人继续有效。'
              : `会告诉${request.employee.name}没有批准。原来的和新的联络人都保留。`
          }
          busy={act.busy}
          trouble={trouble}
          draft={draft}
          onDraft={setDraft}
          onRefuse={(note) => decide(false, note)}
          onClose={close}
        />
      ) : null}
    </DeskScreen>
  )
}

function Head({ request }: { request: ChangeRequest }) {
  const { employee, state, decidedAt, decidedBy, note } = request
  const now = serverNow()
  return (
    <View className='card change'>
      <View className='avatar' aria-hidden>
        {employee.name.slice(0, 1)}
      </View>
      <View className='words'>
        <View className='change__line'>
          <Text className='head'>{employee.name}申请更换联络人</Text>
          {decidedAt || !request.mayDecide ? <Chip {...changeChips[state]} /> : null}
        </View>
        <View className='sub second'>
          {[employee.department, `工号 ${employee.employeeNo}`, sayMoment(request.requestedAt, now)]
            .filter(Boolean)
            .join(' · ')}
        </View>
        {decidedAt ? (
          <View className='sub second'>
            {decidedBy ?? ''} {sayMoment(decidedAt, now)} 已决定{note ? `：${note}` : ''}
          </View>
        ) : note ? (
          <View className='sub second'>经理没有同意：{note}</View>
        ) : null}
      </View>
    </View>
  )
}
