import { View } from '@tarojs/components'
import { useState } from 'react'
import { MAX_UPLOAD } from '../../../../../shared/upload.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { inBrowser } from '../../../lib/platform.ts'
import { openDesk } from '../../lib/desk-pages.ts'
import { sendFile } from '../../lib/send-file.ts'
import { useAct } from '../../lib/use-act.ts'
import { ProgressLine } from './progress-line.tsx'

const ABOUT =
  'HR 系统或 Excel 导出的 .xlsx 或 CSV，最多 30 MB、20 万行。列名不用改，认不出来的会问您。选好以后先给您看会改变什么，您确认之前什么也不写。'

/** Choosing a file needs a browser; a phone says where to go on. */
export function PickFile({ onBegun }: { onBegun: () => void }) {
  const { busy, refusal, run } = useAct()
  const [share, setShare] = useState(0)
  const [chosen, setChosen] = useState<File | null>(null)
  const [tooLarge, setTooLarge] = useState(false)
  if (!inBrowser)
    return (
      <Banner tone='info'>
        选择文件要用电脑：请在电脑浏览器里打开工作台的“导入名册”。传好以后，进展和确认在这里也能看到。
      </Banner>
    )
  const send = (file: File) => {
    setChosen(file)
    setTooLarge(file.size > MAX_UPLOAD)
    if (file.size > MAX_UPLOAD) return
    setShare(0)
    void run(
      () => sendFile(file, setShare),
      ({ id }) => openDesk('upload', { id }),
    ).then(onBegun)
  }
  return (
    <View className='card pick'>
      <View className='head' role='heading' aria-level='2'>
        选择名册文件
      </View>
      <View className='second'>{ABOUT}</View>
      {busy && chosen ? (
        <ProgressLine words={`正在上传 ${chosen.name}`} share={share} />
      ) : (
        <label className='pick__file btn btn--primary'>
          <View className='btn__in'>
            <View className='btn__words'>选择文件</View>
          </View>
          <input
            className='pick__input'
            type='file'
            accept='.xlsx,.csv,.txt,.tsv'
            onChange={(event) => {
              const [file] = event.target.files ?? []
              // the same file may be chosen again
              event.target.value = ''
              if (file) send(file)
            }}
          />
        </label>
      )}
      {tooLarge ? (
        <Banner tone='bad' urgent>
          文件超过 30 MB。请只留下需要的列，或拆成几个文件，分别导入。
        </Banner>
      ) : null}
      {refusal && !busy ? (
        <Banner tone='bad' urgent>
          <View>
            {refusal.code === 'no_network'
              ? '网络断了，没有传完。已经传到的部分不会丢。'
              : refusal.message}
          </View>
          {chosen ? (
            <Button look='text' small onPress={() => send(chosen)}>
              从断开的地方继续
            </Button>
          ) : null}
        </Banner>
      ) : null}
    </View>
  )
}
