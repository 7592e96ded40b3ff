import { View } from '@tarojs/components'

/** A file of text into the field, in a browser; the mini-program pastes. */
export function ReadText({ onRead }: { onRead: (text: string) => void }) {
  if (process.env.TARO_ENV !== 'h5') return null
  return (
    <label className='setting__file btn btn--line btn--small'>
      <View className='btn__in'>
        <View className='btn__words'>选一个 CSV 文件</View>
      </View>
      <input
        className='setting__file-input'
        type='file'
        accept='.csv,.txt,text/csv,text/plain'
        onChange={(event) => {
          const [file] = event.target.files ?? []
          // the same file may be chosen again
          event.target.value = ''
          if (file) void readText(file).then(onRead)
        }}
      />
    </label>
  )
}

/** Excel in China writes GB18030; whatever is no UTF-8 is read as that. */
async function readText(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
