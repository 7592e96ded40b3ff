/** A file of text into the field, in a browser; the mini-program pastes. */
export function ReadText({ onRead }: { onRead: (text: string) => void }) {
  if (process.env.TARO_ENV !== 'h5') return null
  return (
    <label className='setting__file second sub'>
      或者选一个 CSV 文件：
      <input
        type='file'
        accept='.csv,.txt,text/csv,text/plain'
        aria-label='选一个 CSV 文件'
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
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
