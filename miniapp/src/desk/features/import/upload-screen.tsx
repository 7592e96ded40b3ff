import { View } from '@tarojs/components'
import { useCallback, useState } from 'react'
import type { Upload } from '../../../../../shared/upload.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { replaceDesk } from '../../lib/desk-pages.ts'
import { confirmUpload, getUpload, mapColumns, withdrawUpload } from '../../lib/import-api.ts'
import { useAct } from '../../lib/use-act.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { useEvery } from '../../lib/use-every.ts'
import { sayOutcome, sayProgress } from './import-words.ts'
import { MappingForm } from './mapping-form.tsx'
import { PreviewCards } from './preview-cards.tsx'
import { ProgressLine } from './progress-line.tsx'
import './import.scss'

const LOOK_AGAIN_MS = 1_000

/** One uploaded roster: how far it is, what its columns were taken for, what would change, and the decision. */
export function UploadScreen({ id }: { id: string }) {
  const ask = useCallback(() => getUpload(id), [id])
  const { value: upload, refusal, reload } = useAnswer(ask)
  const running = upload?.state === 'reading' || upload?.state === 'staging'
  useEvery(LOOK_AGAIN_MS, () => {
    if (running) void reload()
  })
  return (
    <DeskScreen title='核对名册' at='imports' above='imports' detail={upload?.fileName}>
      {upload ? (
        <View className='import'>
          <Stale refusal={refusal} again={() => void reload()} />
          <Stage key={upload.state} upload={upload} onChanged={() => void reload()} />
        </View>
      ) : (
        <NothingYet refusal={refusal} again={() => void reload()} gone='没有找到这个文件' />
      )}
    </DeskScreen>
  )
}

function Stage({ upload, onChanged }: { upload: Upload; onChanged: () => void }) {
  const { busy, refusal, run } = useAct()
  const [mapping, setMapping] = useState(false)
  const { state, progress, columns, preview } = upload
  const back = () => replaceDesk('imports')
  const giveUp = () => void run(() => withdrawUpload(upload.id), back)
  const said = refusal ? (
    <Banner tone='bad' urgent>
      {refusal.message}
    </Banner>
  ) : null

  if (state === 'reading' || state === 'staging')
    return (
      <View className='card'>
        <ProgressLine
          words={progress ? sayProgress(progress) : '马上开始…'}
          share={progress && progress.total > 0 ? progress.done / progress.total : null}
        />
        <View className='note second'>可以关掉这一页，后台会继续做。</View>
      </View>
    )
  if (columns && (state === 'mapping' || (state === 'ready' && mapping)))
    return (
      <>
        {said}
        <MappingForm
          columns={columns}
          busy={busy}
          onDone={(chosen) => void run(() => mapColumns(upload.id, chosen), onChanged)}
          onCancel={state === 'mapping' ? giveUp : () => setMapping(false)}
          cancelWords={state === 'mapping' ? '放弃这个文件' : '不改了'}
        />
      </>
    )
  if (state === 'ready' && preview && columns)
    return (
      <>
        <PreviewCards upload={upload} preview={preview} columns={columns} />
        {said}
        <View className='card'>
          <View>
            确认之后写入员工资料，联络人先暂存。不会给任何人发消息，开始询问之前可以撤销。
          </View>
          <View className='staged__ways'>
            <Button
              look='primary'
              busy={busy}
              onPress={() => void run(() => confirmUpload(upload.id), onChanged)}
            >
              确认暂存
            </Button>
            <Button onPress={() => setMapping(true)}>列认得不对，改一改</Button>
            <Button look='text' onPress={giveUp}>
              放弃这个文件
            </Button>
          </View>
        </View>
      </>
    )
  return (
    <>
      {said}
      <Banner tone={state === 'staged' ? 'ok' : state === 'failed' ? 'bad' : 'info'}>
        {sayEnd(upload)}
      </Banner>
      <Button look='primary' onPress={back}>
        {state === 'staged' ? '去看已暂存的名册' : '回到导入名册'}
      </Button>
      {state === 'uploading' ? (
        <Button look='text' busy={busy} onPress={giveUp}>
          放弃这个文件
        </Button>
      ) : null}
    </>
  )
}

function sayEnd(upload: Upload): string {
  if (upload.state === 'staged') return sayOutcome(upload)
  if (upload.state === 'uploading')
    return '文件还没有传完。请回到导入名册，再选一次同一个文件，会从断开的地方继续。'
  if (upload.state === 'withdrawn') return '这个文件已经放弃并删除，什么也没有改变。'
  return upload.failure ?? '没有成功，什么也没有改变。'
}
