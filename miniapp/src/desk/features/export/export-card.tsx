import { View } from '@tarojs/components'
import type { ExportList, ExportState } from '../../../../../shared/export.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { inBrowser } from '../../../lib/platform.ts'
import { sayMoment } from '../../../lib/say-time.ts'
import { serverNow } from '../../../lib/server-time.ts'
import { decideExport, saveFull } from '../../lib/export-api.ts'
import { useAct } from '../../lib/use-act.ts'

type Props = { one: ExportList['exports'][number]; onChanged: (said: string) => void }

const stateWords: Record<ExportState, string> = {
  requested: '等隐私专员决定',
  approved: '已同意',
  refused: '没有同意',
  expired: '已过期',
}

/** One request for full names and numbers: who, why, how much, and the decision or the file. */
export function ExportCard({ one, onChanged }: Props) {
  const { busy, refusal, run } = useAct()
  const now = serverNow()
  const what = `${one.department ?? '全公司'}，${one.rows} 行`
  const decide = (approve: boolean) =>
    void run(
      () => decideExport(one.id, approve),
      () => onChanged(`${approve ? '已同意' : '没有同意'}：${what}`),
    )
  return (
    <View className='card exports__card'>
      <View className='strong'>
        {what} · {stateWords[one.state]}
      </View>
      {one.reason ? <View>原因：{one.reason}</View> : null}
      <View className='sub second'>
        {one.requestedBy}申请 · {sayMoment(one.requestedAt, now)}
        {one.decidedBy ? ` · ${one.decidedBy}决定` : ''}
        {one.state === 'approved' && one.expiresAt
          ? ` · ${sayMoment(one.expiresAt, now)} 前可以下载`
          : ''}
        {one.downloads > 0 ? ` · 已下载 ${one.downloads} 次` : ''}
      </View>
      {refusal ? (
        <Banner tone='bad' urgent>
          {refusal.message}
        </Banner>
      ) : null}
      {one.mayDecide ? (
        <View className='exports__ways exports__ways--two'>
          <Button busy={busy} onPress={() => decide(false)}>
            不同意
          </Button>
          <Button look='primary' busy={busy} onPress={() => decide(true)}>
            同意，24 小时内有效
          </Button>
        </View>
      ) : null}
      {one.mayDownload && inBrowser ? (
        <Button
          look='primary'
          icon='down'
          busy={busy}
          onPress={() =>
            void run(
              () => saveFull(one.id),
              () => onChanged('已下载。请妥善保管，用完删除。'),
            )
          }
        >
          下载 CSV
        </Button>
      ) : null}
      {one.mayDownload && !inBrowser ? (
        <View className='sub second'>请在电脑浏览器里打开工作台下载。</View>
      ) : null}
    </View>
  )
}
