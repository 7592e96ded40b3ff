import { View } from '@tarojs/components'
import { useCallback } from 'react'
import type { Upload } from '../../../../../shared/upload.ts'
import { Button } from '../../../components/button.tsx'
import { DeskScreen } from '../../components/desk-screen.tsx'
import { NothingYet } from '../../components/nothing-yet.tsx'
import { Stale } from '../../components/stale.tsx'
import { openDesk } from '../../lib/desk-pages.ts'
import { listImports, listUploads } from '../../lib/import-api.ts'
import { useAnswer } from '../../lib/use-answer.ts'
import { useEvery } from '../../lib/use-every.ts'
import { sayProgress, stateWords } from './import-words.ts'
import { PickFile } from './pick-file.tsx'
import { StagedCard } from './staged-card.tsx'
import './import.scss'

const LOOK_AGAIN_MS = 3_000
const isOver = ({ state }: Upload) => state === 'staged' || state === 'withdrawn'

/** A roster comes in: chosen, looked at, staged, and only then 开始询问. */
export function ImportsScreen() {
  const uploads = useAnswer(listUploads)
  const imports = useAnswer(listImports)
  const again = useCallback(() => {
    void uploads.reload()
    void imports.reload()
  }, [uploads.reload, imports.reload])
  const running = uploads.value?.uploads.some(
    ({ state }) => state === 'reading' || state === 'staging',
  )
  useEvery(LOOK_AGAIN_MS, () => {
    if (running) again()
  })
  const refusal = imports.refusal ?? uploads.refusal
  const open = uploads.value?.uploads.filter((one) => !isOver(one)) ?? []
  return (
    <DeskScreen
      title='导入名册'
      at='imports'
      detail='先核对，再暂存，最后开始询问。开始之前都可以撤销。'
    >
      {imports.value && uploads.value ? (
        <View className='import'>
          <Stale refusal={refusal} again={again} />
          <PickFile onBegun={again} />
          {open.length > 0 ? (
            <View className='card file-list'>
              <View className='card__title' role='heading' aria-level='2'>
                我上传的
              </View>
              {open.map((upload) => (
                <Button
                  key={upload.id}
                  look='row'
                  opens
                  onPress={() => openDesk('upload', { id: upload.id })}
                >
                  <View className='words'>{upload.fileName}</View>
                  <View className='note second'>
                    {upload.progress ? sayProgress(upload.progress) : stateWords[upload.state]}
                  </View>
                </Button>
              ))}
            </View>
          ) : null}
          <StagedCard list={imports.value} onChanged={again} />
        </View>
      ) : (
        <NothingYet refusal={refusal} again={again} />
      )}
    </DeskScreen>
  )
}
