import { View } from '@tarojs/components'
import type { Roles } from '../../../../../shared/access.ts'
import { roleWords } from '../../../../../shared/employee.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { sayMoment } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { decideRole } from '../../lib/access-api.ts'
import { useAct } from '../../lib/use-act.ts'

type Props = { proposal: Roles['proposals'][number]; onDecided: (said: string) => void }

/** A role that was proposed and waits for a second person. */
export function ProposalCard({ proposal, onDecided }: Props) {
  const { busy, refusal, run } = useAct()
  const { employee, role, change, departments, proposedBy, proposedAt, mayDecide } = proposal
  const what =
    change === 'grant'
      ? `给${employee}“${roleWords[role]}”的角色`
      : `收回${employee}的“${roleWords[role]}”`
  const decide = (approve: boolean) =>
    void run(
      () => decideRole(proposal.id, approve),
      () => onDecided(`${approve ? '已同意' : '没有同意'}：${what}`),
    )
  return (
    <View className='card proposal'>
      <View className='strong'>{what}</View>
      {departments.length > 0 ? (
        <View className='sub'>部门：{departments.join('、')}（包括下级部门）</View>
      ) : null}
      <View className='sub second'>
        {proposedBy}提出 · {sayMoment(proposedAt, serverNow())}
      </View>
      {refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
        </Banner>
      ) : null}
      {mayDecide ? (
        <View className='proposal__ways'>
          <Button look='line' busy={busy} onPress={() => decide(false)}>
            不同意
          </Button>
          <Button look='primary' busy={busy} onPress={() => decide(true)}>
            同意
          </Button>
        </View>
      ) : (
        <View className='sub second'>等另一位同事同意。</View>
      )}
    </View>
  )
}
