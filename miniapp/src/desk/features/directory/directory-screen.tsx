import { View } from '@tarojs/components'
import { useState } from 'react'
import type { DirectorySyncs } from '../../../../../shared/directory.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { listSyncs, requestSync } from '../../lib/sources-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { useEvery } from '../../lib/use-every.ts'
import { LeaversSheet } from './leavers-sheet.tsx'
import { SyncCard } from './sync-card.tsx'
import '../system/system.scss'

const LOOK_AGAIN_MS = 10_000

/** 通讯录: each reading of WeCom's directory, what it found that no callback had told, and the way to read it now. */
export function DirectoryScreen() {
  const { value, refusal, reload } = useAnswer(listSyncs)
  const [sure, setSure] = useState(false)
  const act = useAct()
  const underway = value?.syncs.some(({ endedAt }) => endedAt === null) ?? false
  useEvery(LOOK_AGAIN_MS, () => {
    if (underway) void reload()
  })
  const read = (acceptLeavers: boolean) =>
    void act.run(
      () => requestSync(acceptLeavers),
      () => {
        setSure(false)
        void reload()
      },
    )
  return (
    <DeskScreen
      title='通讯录'
      at='directory'
      detail='同事加入、调动、离开，企业微信会马上告诉我们；每晚再整本读一遍，补上漏掉的。'
    >
      {value ? (
        <View className='system'>
          <Stale refusal={refusal} again={() => void reload()} />
          {act.refusal ? (
            <Banner tone='bad' urgent>
              {act.refusal.message}
            </Banner>
          ) : null}
          <Now value={value} underway={underway} busy={act.busy} onRead={() => read(false)} />
          {value.syncs.map((sync, place) => (
            <SyncCard
              key={sync.id}
              sync={sync}
              {...(place === 0 && sync.counts.missing !== undefined
                ? { onAccept: () => setSure(true) }
                : {})}
            />
          ))}
          {sure ? (
            <LeaversSheet
              missing={value.syncs[0]?.counts.missing ?? 0}
              busy={act.busy}
              onAccept={() => read(true)}
              onClose={() => setSure(false)}
            />
          ) : null}
        </View>
      ) : (
        <NothingYet refusal={refusal} again={() => void reload()} />
      )}
    </DeskScreen>
  )
}

type NowProps = { value: DirectorySyncs; underway: boolean; busy: boolean; onRead: () => void }

/** Whether there is a directory to read, whether it is being read, or the button for it. */
function Now({ value, underway, busy, onRead }: NowProps) {
  if (!value.enabled)
    return <Banner tone='wait'>还没有接通企业微信通讯录，员工来自导入的名册或其他系统。</Banner>
  if (underway) return <Banner tone='info'>几分钟内读完，读完会显示在这里。</Banner>
  return (
    <>
      {value.syncs.length === 0 ? <Banner tone='info'>还没有读过，今晚会读第一遍。</Banner> : null}
      <Button busy={busy} onPress={onRead}>
        现在读一遍
      </Button>
    </>
  )
}
